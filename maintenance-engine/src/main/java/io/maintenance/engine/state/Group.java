// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The registers of one scope, with their floor. Immutable; no register lies below the floor.
 *
 * @param floor the stamp below which every register is dead; {@link Stamp#NONE} if there is none
 * @param registers the registers by name: a holder, or a range
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public record Group<V extends Comparable<V>>(Stamp floor, SortedMap<String, Register<V>> registers) {

    private static final Group<?> EMPTY = new Group<String>(Stamp.NONE, new TreeMap<>());

    /** Copies the registers that are not below the floor. */
    public Group {
        Objects.requireNonNull(floor, "floor");
        SortedMap<String, Register<V>> living = new TreeMap<>(registers);
        for (Iterator<Register<V>> each = living.values().iterator(); each.hasNext(); ) {
            if (each.next().stamp().compareTo(floor) < 0) {
                each.remove();
            }
        }
        registers = Collections.unmodifiableSortedMap(living);
    }

    /** Returns the group that says nothing, always the same instance. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    public static <V extends Comparable<V>> Group<V> empty() {
        return (Group<V>) EMPTY;
    }

    /** Tells whether nothing is said. */
    public boolean isEmpty() {
        return registers.isEmpty() && floor.equals(Stamp.NONE);
    }

    /** Returns the stamp of a register, or {@link Stamp#NONE}. */
    public Stamp stampOf(String name) {
        Register<V> register = registers.get(name);
        return register == null ? Stamp.NONE : register.stamp();
    }

    /** Returns the winners of both; this very instance if the other adds nothing. */
    Group<V> merge(Group<V> other) {
        if (this == other || !other.addsTo(this)) {
            return this;
        }
        SortedMap<String, Register<V>> winners = new TreeMap<>(registers);
        other.registers.forEach((name, register) ->
                winners.merge(name, register, (mine, theirs) -> mine.compareTo(theirs) >= 0 ? mine : theirs));
        return new Group<>(Stamp.max(floor, other.floor), winners);
    }

    private boolean addsTo(Group<V> base) {
        if (floor.compareTo(base.floor) > 0) {
            return true;
        }
        for (Map.Entry<String, Register<V>> entry : registers.entrySet()) {
            Register<V> present = base.registers.get(entry.getKey());
            boolean alive = entry.getValue().stamp().compareTo(base.floor) >= 0;
            if (alive && (present == null || entry.getValue().compareTo(present) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether another group has a register or floor that this writer stamped, later than what stands here in its place. */
    boolean lacksChangeOf(String writer, Group<V> other) {
        return this != other
                && (isLater(other.floor, floor, writer)
                        || other.registers.entrySet().stream()
                                .anyMatch(each -> isLater(
                                        each.getValue().stamp(), Stamp.max(floor, stampOf(each.getKey())), writer)));
    }

    private static boolean isLater(Stamp one, Stamp other, String writer) {
        return one.writer().equals(writer) && one.compareTo(other) > 0;
    }
}
