// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The named texts of one holder's switch, known ones and unknown ones alike, sorted by name. Immutable.
 *
 * @param texts the texts by name
 */
public record Attributes(SortedMap<String, String> texts) implements Comparable<Attributes> {

    private static final Comparator<Map.Entry<String, String>> ORDER =
            Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue());

    /** Copies the texts. */
    public Attributes {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Returns attributes with these texts. */
    public static Attributes of(Map<String, String> texts) {
        return new Attributes(new TreeMap<>(texts));
    }

    /** Returns one text, or {@code null}. */
    public @Nullable String get(String name) {
        return texts.get(name);
    }

    /** Compares name by name and text by text, which is arbitrary, the same everywhere, and 0 only if they are equal. */
    @Override
    public int compareTo(Attributes other) {
        Iterator<Map.Entry<String, String>> others = other.texts.entrySet().iterator();
        for (Map.Entry<String, String> mine : texts.entrySet()) {
            int order = others.hasNext() ? ORDER.compare(mine, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
