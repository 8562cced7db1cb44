// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is said of a namespace, by the rules and without a line of the engine: registers that the larger stamp wins, and floors
 * that they must not lie below.
 */
public final class Mirror {

    static final Mirror EMPTY = new Mirror(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<Name, Line> lines;
    private final SortedMap<Name, Mark> floors;

    /** What a register is called. In a floor's name the last part is empty. */
    public record Name(String entry, String scope, String name) implements Comparable<Name> {

        private static final String LOOSE = "~";

        /** A line that belongs to no register, and that nobody here knows. */
        public static Name loose(String entry, String line) {
            return new Name(entry, LOOSE, line);
        }

        boolean isLoose() {
            return scope.equals(LOOSE);
        }

        Name floor() {
            return new Name(entry, scope, "");
        }

        @Override
        public int compareTo(Name other) {
            int order = entry.compareTo(other.entry);
            order = order != 0 ? order : scope.compareTo(other.scope);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    /** A value with its stamp; the texts of the value in an order that settles what the stamps do not. */
    public record Line(Mark mark, List<String> texts) implements Comparable<Line> {

        /** The text of a line that belongs to no register: of two the larger one stands. */
        public static Line loose(String text) {
            return new Line(Mark.NONE, List.of(text));
        }

        @Override
        public int compareTo(Line other) {
            int order = mark.compareTo(other.mark);
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
    public Mirror(SortedMap<Name, Line> lines, SortedMap<Name, Mark> floors) {
        lines.entrySet()
                .removeIf(line -> line.getValue()
                                .mark()
                                .compareTo(floors.getOrDefault(line.getKey().floor(), Mark.NONE))
                        < 0);
        this.lines = lines;
        this.floors = floors;
    }

    SortedMap<Name, Line> lines() {
        return lines;
    }

    SortedMap<Name, Mark> floors() {
        return floors;
    }

    static Mirror of(Collection<Mirror> all) {
        return all.stream().reduce(EMPTY, Mirror::with);
    }

    /** Returns what both say together. */
    Mirror with(Mirror other) {
        if (equals(EMPTY) || other.equals(EMPTY)) {
            return equals(EMPTY) ? other : this;
        }
        SortedMap<Name, Line> winners = new TreeMap<>(lines);
        other.lines.forEach((name, line) -> winners.merge(name, line, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        SortedMap<Name, Mark> highest = new TreeMap<>(floors);
        other.floors.forEach((name, mark) -> highest.merge(name, mark, (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return new Mirror(winners, highest);
    }

    /** Returns what is said in one entry. */
    Mirror only(String entry) {
        SortedMap<Name, Line> some = new TreeMap<>(lines);
        some.keySet().removeIf(name -> !name.entry().equals(entry));
        SortedMap<Name, Mark> someFloors = new TreeMap<>(floors);
        someFloors.keySet().removeIf(name -> !name.entry().equals(entry));
        return new Mirror(some, someFloors);
    }

    /** Tells whether the other says nothing that this one does not. */
    boolean covers(Mirror other) {
        return missing(other).isEmpty();
    }

    /** Returns what the other says beyond this one. */
    List<String> missing(Mirror other) {
        List<String> missing = new ArrayList<>();
        other.floors.forEach((name, mark) -> {
            if (mark.compareTo(floors.getOrDefault(name, Mark.NONE)) > 0) {
                missing.add(name.entry() + " " + name.scope() + " floor " + mark);
            }
        });
        for (Map.Entry<Name, Line> entry : other.lines.entrySet()) {
            Name name = entry.getKey();
            Line mine = lines.get(name);
            boolean alive = entry.getValue().mark().compareTo(floors.getOrDefault(name.floor(), Mark.NONE)) >= 0;
            if (alive && (mine == null || entry.getValue().compareTo(mine) > 0)) {
                missing.add(
                        name + " = " + entry.getValue() + (mine == null ? " (absent)" : " (instead: " + mine + ")"));
            }
        }
        return missing;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mirror that && lines.equals(that.lines) && floors.equals(that.floors);
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
