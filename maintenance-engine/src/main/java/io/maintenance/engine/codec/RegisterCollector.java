// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Register;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Slug;
import io.maintenance.engine.state.Stamp;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects registers while lines are read, in any order. */
final class RegisterCollector<V extends Comparable<V>> {

    private static final String FLOOR = ".~floor";

    private final Map<String, Stamp> floors = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Register<V>>> registers = new TreeMap<>();
    private final SortedMap<String, String> extras = new TreeMap<>();

    static String floorLine(String scope) {
        return scope + FLOOR;
    }

    /** Takes a line if it is a floor. One that does not parse orders nothing, so there is nothing to keep. */
    boolean takesFloor(String name, String text) {
        String scope = name.endsWith(FLOOR) ? name.substring(0, name.length() - FLOOR.length()) : "";
        if (!Slug.matches(scope)) {
            return false;
        }
        Stamp.parse(text).ifPresent(stamp -> floors.put(scope, stamp));
        return true;
    }

    void register(String scope, String name, Register<V> register) {
        registers
                .computeIfAbsent(scope, any -> new TreeMap<>())
                .merge(name, register, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }

    void extra(String name, String text) {
        extras.put(name, text);
    }

    Registers<V> registers() {
        SortedMap<String, Group<V>> groups = new TreeMap<>();
        floors.forEach((scope, floor) -> groups.put(scope, new Group<>(floor, new TreeMap<>())));
        registers.forEach(
                (scope, named) -> groups.put(scope, new Group<>(floors.getOrDefault(scope, Stamp.NONE), named)));
        return new Registers<>(groups, extras);
    }
}
