// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The history of all changes of a namespace, and who asked for them. */
final class ChangeHistory {

    final List<ChangeRequest> requests = new ArrayList<>();

    /** The registers, and the floors, that others changed than those who were told something of them. */
    final Set<RegisterName> unpromised = new HashSet<>();

    /** Whether a later version ever went over to a later format. */
    boolean raised;

    /** Whether a later version ever ran here. */
    boolean hadLaterVersion;

    /** What people made of registers by hand, under the stamps that these had. */
    private final TreeMap<RegisterName, List<HandEdit>> edits = new TreeMap<>();

    /** What replicas made of that: changes with stamps of their own. */
    private final TreeMap<RegisterName, RegisterValue> adopted = new TreeMap<>();

    private final TreeMap<RegisterName, Set<RegisterValue>> lines = new TreeMap<>();
    private final TreeMap<RegisterName, Set<ReferenceStamp>> floors = new TreeMap<>();

    /**
     * A register that a person altered.
     *
     * @param former what stood there
     * @param edited what stands there since, with the same stamp
     * @param losses how often the store had lost something by then
     */
    record HandEdit(RegisterValue former, RegisterValue edited, long losses) {}

    void noteEdit(RegisterName name, HandEdit edit) {
        note(name, edit.edited());
        unpromised.add(name);
        edits.computeIfAbsent(name, any -> new ArrayList<>()).add(edit);
    }

    /**
     * Notes a line that may be an edit by hand with a stamp of its own; returns whether it is. A later version may have put back
     * what stood there before, and to others that looks like an edit, too.
     */
    boolean isAdopted(RegisterName name, RegisterValue line) {
        boolean is = edits.getOrDefault(name, List.of()).stream()
                .anyMatch(edit -> edit.edited().stamp().compareTo(line.stamp()) < 0
                        && (edit.edited().texts().equals(line.texts())
                                || edit.former().texts().equals(line.texts())));
        if (is) {
            note(name, line);
            adopted.merge(name, line, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
        return is;
    }

    /** Returns what edits by hand have become. */
    ReferenceState adopted() {
        return new ReferenceState(new TreeMap<>(adopted), new TreeMap<>());
    }

    /** Returns the registers whose last edit by hand was undone, in a store that has lost nothing since. */
    List<RegisterName> undone(ReferenceState last, long losses) {
        List<RegisterName> undone = new ArrayList<>();
        edits.forEach((name, all) -> {
            HandEdit edit = all.get(all.size() - 1);
            if (edit.losses() == losses && edit.former().equals(last.lines().get(name))) {
                undone.add(name);
            }
        });
        return undone;
    }

    boolean knows(RegisterName name, RegisterValue line) {
        return lines.getOrDefault(name, Set.of()).contains(line);
    }

    boolean knows(RegisterName scope, ReferenceStamp floor) {
        return floors.getOrDefault(scope, Set.of()).contains(floor);
    }

    void note(RegisterName name, RegisterValue line) {
        lines.computeIfAbsent(name, any -> new HashSet<>()).add(line);
    }

    void note(RegisterName scope, ReferenceStamp floor) {
        floors.computeIfAbsent(scope, any -> new HashSet<>()).add(floor);
    }

    /** Returns the latest time that a register or floor was ever stamped with. */
    long latest(RegisterName name) {
        long line = lines.getOrDefault(name, Set.of()).stream()
                .mapToLong(each -> each.stamp().millis())
                .max()
                .orElse(0);
        return Math.max(
                line,
                floors.getOrDefault(name, Set.of()).stream()
                        .mapToLong(ReferenceStamp::millis)
                        .max()
                        .orElse(0));
    }

    /** Returns the registers of which promises may have been made. */
    Set<RegisterName> promised() {
        Set<RegisterName> names = new TreeSet<>(lines.keySet());
        names.removeIf(name -> unpromised.contains(name) || unpromised.contains(name.floor()));
        return names;
    }

    /** Returns what a state says that was never the result of a change. */
    List<String> strange(ReferenceState state) {
        List<String> strange = new ArrayList<>();
        state.lines().forEach((name, line) -> {
            if (!knows(name, line)) {
                strange.add(name + " = " + line);
            }
        });
        state.floors().forEach((name, stamp) -> {
            if (!knows(name, stamp)) {
                strange.add(name + " floor " + stamp);
            }
        });
        return strange;
    }
}
