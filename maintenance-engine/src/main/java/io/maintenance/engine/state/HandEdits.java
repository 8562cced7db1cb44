// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds registers that were edited by hand: altered in a store, while their stamps were left as they were. This software never
 * does that. Such an edit is a change, and gets a stamp.
 */
public final class HandEdits {

    private HandEdits() {}

    /**
     * Returns the edits as a change: each value that differs from the one known by the same stamp, with a new one.
     *
     * @param known what was known before
     * @param read what the store says
     * @param stamps where stamps come from
     * @param now the wall clock, in milliseconds
     */
    public static State between(State known, State read, Stamps stamps, long now) {
        Registers<Attributes> status = between(known.status(), read.status(), stamps, now);
        Registers<Membership> addresses = between(known.addresses(), read.addresses(), stamps, now);
        return status.isEmpty() && addresses.isEmpty() ? State.EMPTY : new State(status, addresses);
    }

    @SuppressWarnings("ReferenceEquality") // what was learnt from a store is often the very instance
    private static <V extends Comparable<V>> Registers<V> between(
            Registers<V> known, Registers<V> read, Stamps stamps, long now) {
        SortedMap<String, Group<V>> edits = new TreeMap<>();
        read.groups().forEach((scope, group) -> {
            Group<V> former = known.group(scope);
            if (group != former) {
                edits.put(scope, new Group<>(Stamp.NONE, between(former, group, stamps, now)));
            }
        });
        return new Registers<>(edits, new TreeMap<>());
    }

    /** Ranges that shared a stamp share the new one, and so a line. */
    private static <V extends Comparable<V>> SortedMap<String, Register<V>> between(
            Group<V> known, Group<V> read, Stamps stamps, long now) {
        Map<Stamp, Stamp> later = new HashMap<>();
        SortedMap<String, Register<V>> edits = new TreeMap<>();
        read.registers().forEach((name, register) -> {
            Register<V> former = known.registers().get(name);
            if (former != null && isEdited(former, register)) {
                Stamp stamp =
                        later.computeIfAbsent(register.stamp(), replaced -> stamps.after(now, replaced, known.floor()));
                edits.put(name, new Register<>(stamp, register.value()));
            }
        });
        return edits;
    }

    /** A register that does not parse has no stamp, and the largest stamp has no successor: then the larger value stands. */
    private static <V extends Comparable<V>> boolean isEdited(Register<V> known, Register<V> read) {
        return known.stamp().equals(read.stamp())
                && !read.stamp().equals(Stamp.NONE)
                && read.stamp().millis() < Stamp.LATEST
                && known.value().compareTo(read.value()) != 0;
    }
}
