// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Collections;
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

    /** Compares by canonical text, which is arbitrary and the same everywhere. */
    @Override
    public int compareTo(Attributes other) {
        return texts.toString().compareTo(other.texts.toString());
    }
}
