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

    private final TreeMap<Name, Set<Line>> lines = new TreeMap<>();
    private final TreeMap<Name, Set<Mark>> floors = new TreeMap<>();

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
