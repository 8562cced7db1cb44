// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one entry says: the registers and floors of every scope. Immutable.
 *
 * @param groups the groups by scope
 * @param extras lines that belong to no register and that this version does not know, kept as they are
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public record Registers<V extends Comparable<V>>(SortedMap<String, Group<V>> groups, SortedMap<String, String> extras) {

    /** Copies the maps, without groups that say nothing: they could not be told from absent ones once stored. */
    public Registers {
        SortedMap<String, Group<V>> speaking = new TreeMap<>(groups);
        speaking.values().removeIf(Group::isEmpty);
        groups = Collections.unmodifiableSortedMap(speaking);
        extras = Collections.unmodifiableSortedMap(new TreeMap<>(extras));
    }

    /** Returns registers that say nothing. */
    public static <V extends Comparable<V>> Registers<V> empty() {
        return new Registers<>(new TreeMap<>(), new TreeMap<>());
    }

    /** Returns registers of one scope. */
    public static <V extends Comparable<V>> Registers<V> of(String scope, Group<V> group) {
        return new Registers<>(new TreeMap<>(Map.of(scope, group)), new TreeMap<>());
    }

    /** Tells whether nothing is said, not even an "off". */
    public boolean isEmpty() {
        return groups.isEmpty() && extras.isEmpty();
    }

    /** Returns the group of a scope, empty if nothing is said of it. */
    public Group<V> group(String scope) {
        Group<V> group = groups.get(scope);
        return group == null ? Group.empty() : group;
    }

    /**
     * Returns the winners of both. Commutative, associative and idempotent; answers with this very instance if the other adds
     * nothing, so that "is there anything to write?" is a comparison of references.
     */
    public Registers<V> merge(Registers<V> other) {
        if (this == other) {
            return this;
        }
        SortedMap<String, Group<V>> merged = new TreeMap<>(groups);
        boolean changed = false;
        for (Map.Entry<String, Group<V>> entry : other.groups.entrySet()) {
            Group<V> mine = groups.get(entry.getKey());
            Group<V> winner = mine == null ? entry.getValue() : mine.merge(entry.getValue());
            changed |= winner != mine;
            merged.put(entry.getKey(), winner);
        }
        SortedMap<String, String> kept = new TreeMap<>(extras);
        other.extras.forEach((name, text) -> kept.merge(name, text, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return changed || !kept.equals(extras) ? new Registers<>(merged, kept) : this;
    }

    /** Tells whether the others have one that this writer stamped, later than what stands here in its place. */
    boolean lacksChangeOf(String writer, Registers<V> others) {
        return others.groups.entrySet().stream()
                .anyMatch(each -> group(each.getKey()).lacksChangeOf(writer, each.getValue()));
    }
}
