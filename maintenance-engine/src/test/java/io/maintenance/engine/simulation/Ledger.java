// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that was ever changed in a namespace, and who wanted it. */
final class Ledger {

    final List<Wish> wishes = new ArrayList<>();

    /** The registers, and the floors, that others changed than those who were promised something. */
    final Set<Name> unpromised = new HashSet<>();

    /** Whether a later version ever went over to a later format. */
    boolean raised;

    /** What people made of registers by hand, under the stamps that these had. */
    private final TreeMap<Name, List<HandEdit>> edits = new TreeMap<>();

    /** What replicas made of that: changes with stamps of their own. */
    private final TreeMap<Name, Line> adopted = new TreeMap<>();

    private final TreeMap<Name, Set<Line>> lines = new TreeMap<>();
    private final TreeMap<Name, Set<Mark>> floors = new TreeMap<>();

    /**
     * A register that a person altered.
     *
     * @param former what stood there
     * @param edited what stands there since, with the same stamp
     * @param losses how often the store had lost something by then
     */
    record HandEdit(Line former, Line edited, long losses) {}

    void noteEdit(Name name, HandEdit edit) {
        note(name, edit.edited());
        unpromised.add(name);
        edits.computeIfAbsent(name, any -> new ArrayList<>()).add(edit);
    }

    /**
     * Notes a line that may be an edit by hand with a stamp of its own; returns whether it is. A later version may have put back
     * what stood there before, and to others that looks like an edit, too.
     */
    boolean isAdopted(Name name, Line line) {
        boolean is = edits.getOrDefault(name, List.of()).stream()
                .anyMatch(edit -> edit.edited().mark().compareTo(line.mark()) < 0
                        && (edit.edited().texts().equals(line.texts())
                                || edit.former().texts().equals(line.texts())));
        if (is) {
            note(name, line);
            adopted.merge(name, line, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return is;
    }

    /** Returns what edits by hand have become. */
    Mirror adopted() {
        return new Mirror(new TreeMap<>(adopted), new TreeMap<>());
    }

    /** Returns the registers whose last edit by hand was undone, in a store that has lost nothing since. */
    List<Name> undone(Mirror last, long losses) {
        List<Name> undone = new ArrayList<>();
        edits.forEach((name, all) -> {
            HandEdit edit = all.get(all.size() - 1);
            if (edit.losses() == losses && edit.former().equals(last.lines().get(name))) {
                undone.add(name);
            }
        });
        return undone;
    }

    boolean knows(Name name, Line line) {
        return lines.getOrDefault(name, Set.of()).contains(line);
    }

    boolean knows(Name scope, Mark floor) {
        return floors.getOrDefault(scope, Set.of()).contains(floor);
    }

    void note(Name name, Line line) {
        lines.computeIfAbsent(name, any -> new HashSet<>()).add(line);
    }

    void note(Name scope, Mark floor) {
        floors.computeIfAbsent(scope, any -> new HashSet<>()).add(floor);
    }

    /** Returns the latest time that a register or floor was ever stamped with. */
    long latest(Name name) {
        long line = lines.getOrDefault(name, Set.of()).stream()
                .mapToLong(each -> each.mark().millis())
                .max()
                .orElse(0);
        return Math.max(
                line,
                floors.getOrDefault(name, Set.of()).stream()
                        .mapToLong(Mark::millis)
                        .max()
                        .orElse(0));
    }

    /** Returns the registers of which promises may have been made. */
    Set<Name> promised() {
        Set<Name> names = new TreeSet<>(lines.keySet());
        names.removeIf(name -> unpromised.contains(name) || unpromised.contains(name.floor()));
        return names;
    }

    /** Returns what a mirror says that nobody ever changed it to. */
    List<String> strange(Mirror mirror) {
        List<String> strange = new ArrayList<>();
        mirror.lines().forEach((name, line) -> {
            if (!knows(name, line)) {
                strange.add(name + " = " + line);
            }
        });
        mirror.floors().forEach((name, mark) -> {
            if (!knows(name, mark)) {
                strange.add(name + " floor " + mark);
            }
        });
        return strange;
    }
}
