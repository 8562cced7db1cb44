// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reference model of a namespace's state, without a line of the engine: registers of which the larger stamp wins, and floors
 * below which none may lie.
 */
public final class ReferenceState {

    static final ReferenceState EMPTY = new ReferenceState(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<RegisterName, RegisterValue> lines;
    private final SortedMap<RegisterName, ReferenceStamp> floors;

    /** What a register is called. In a floor's name the last part is empty. */
    public record RegisterName(String entry, String scope, String name) implements Comparable<RegisterName> {

        private static final String LOOSE = "~";

        /** A line that belongs to no register, and is unknown here. */
        public static RegisterName loose(String entry, String line) {
            return new RegisterName(entry, LOOSE, line);
        }

        boolean isLoose() {
            return scope.equals(LOOSE);
        }

        RegisterName floor() {
            return new RegisterName(entry, scope, "");
        }

        @Override
        public int compareTo(RegisterName other) {
            int order = entry.compareTo(other.entry);
            order = order != 0 ? order : scope.compareTo(other.scope);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /** A value with its stamp; the texts of the value in an order that settles what the stamps do not. */
    public record RegisterValue(ReferenceStamp stamp, List<String> texts) implements Comparable<RegisterValue> {

        /** The text of a line that belongs to no register: of two the larger one stands. */
        public static RegisterValue loose(String text) {
            return new RegisterValue(ReferenceStamp.NONE, List.of(text));
        }

        @Override
        public int compareTo(RegisterValue other) {
            int order = stamp.compareTo(other.stamp);
            for (int i = 0; order == 0 && i < Math.min(texts.size(), other.texts.size()); i++) {
                order = texts.get(i).compareTo(other.texts.get(i));
            }
            return order != 0 ? order : Integer.compare(texts.size(), other.texts.size());
        }

        /** Tells whether it says on, or in. */
        boolean isOn() {
            return texts.equals(IN)
                    || (texts.contains("on")
                            && texts.get(texts.indexOf("on") + 1).equals("true"));
        }
    }

    /** What a range that is let through says; larger than {@link #OUT}, as the rules say. */
    public static final List<String> IN = List.of("1 in");

    /** What a range that is not let through says. */
    public static final List<String> OUT = List.of("0 out");

    /** Takes the maps as they are, and drops what lies below its floor. */
    public ReferenceState(
            SortedMap<RegisterName, RegisterValue> lines, SortedMap<RegisterName, ReferenceStamp> floors) {
        lines.entrySet()
                .removeIf(line -> line.getValue()
                                .stamp()
                                .compareTo(floors.getOrDefault(line.getKey().floor(), ReferenceStamp.NONE))
                        < 0);
        this.lines = lines;
        this.floors = floors;
    }

    SortedMap<RegisterName, RegisterValue> lines() {
        return lines;
    }

    SortedMap<RegisterName, ReferenceStamp> floors() {
        return floors;
    }

    static ReferenceState of(Collection<ReferenceState> all) {
        return all.stream().reduce(EMPTY, ReferenceState::with);
    }

    /** Returns what both say together. */
    ReferenceState with(ReferenceState other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        SortedMap<RegisterName, RegisterValue> winners = new TreeMap<>(lines);
        other.lines.forEach((name, line) -> winners.merge(name, line, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        SortedMap<RegisterName, ReferenceStamp> highest = new TreeMap<>(floors);
        other.floors.forEach((name, stamp) -> highest.merge(name, stamp, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new ReferenceState(winners, highest);
    }

    /** Returns what is said in one entry. */
    ReferenceState only(String entry) {
        SortedMap<RegisterName, RegisterValue> some = new TreeMap<>(lines);
        some.keySet().removeIf(name -> !name.entry().equals(entry));
        SortedMap<RegisterName, ReferenceStamp> someFloors = new TreeMap<>(floors);
        someFloors.keySet().removeIf(name -> !name.entry().equals(entry));
        return new ReferenceState(some, someFloors);
    }

    /** Tells whether the other says nothing that this one does not. */
    boolean covers(ReferenceState other) {
        return missing(other).isEmpty();
    }

    /** Returns what the other says beyond this one. */
    List<String> missing(ReferenceState other) {
        List<String> missing = new ArrayList<>();
        other.floors.forEach((name, stamp) -> {
            if (stamp.compareTo(floors.getOrDefault(name, ReferenceStamp.NONE)) > 0) {
                missing.add(name.entry() + " " + name.scope() + " floor " + stamp);
            }
        });
        for (Map.Entry<RegisterName, RegisterValue> entry : other.lines.entrySet()) {
            RegisterName name = entry.getKey();
            RegisterValue mine = lines.get(name);
            boolean alive =
                    entry.getValue().stamp().compareTo(floors.getOrDefault(name.floor(), ReferenceStamp.NONE)) >= 0;
            if (alive && (mine == null || entry.getValue().compareTo(mine) > 0)) {
                missing.add(
                        name + " = " + entry.getValue() + (mine == null ? " (absent)" : " (instead: " + mine + ")"));
            }
        }
        return missing;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReferenceState that && lines.equals(that.lines) && floors.equals(that.floors);
    }

    @Override
    public int hashCode() {
        return lines.hashCode() * 31 + floors.hashCode();
    }

    @Override
    public String toString() {
        return lines + " above " + floors;
    }
}
