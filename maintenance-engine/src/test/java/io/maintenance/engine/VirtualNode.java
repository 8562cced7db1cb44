// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceMode;
import io.maintenance.OnUnknown;
import io.maintenance.engine.config.OpenedBackend;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.simulation.Instance;
import io.maintenance.engine.simulation.Mark;
import io.maintenance.engine.simulation.Mirror;
import io.maintenance.engine.simulation.Mirror.Line;
import io.maintenance.engine.simulation.Mirror.Name;
import io.maintenance.engine.simulation.Process;
import io.maintenance.engine.state.Group;
import io.maintenance.engine.state.Membership;
import io.maintenance.engine.state.Registers;
import io.maintenance.engine.state.Stamp;
import io.maintenance.engine.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The real engine in a simulated process. */
@SuppressWarnings("ReferenceEquality") // a state that did not change is the same instance
final class VirtualNode implements Instance {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(5);

    private final Node node;
    private final MaintenanceMode maintenance;
    private State seen = State.EMPTY;
    private Mirror mirrored = mirror(State.EMPTY);

    VirtualNode(Process process) {
        NodeParts parts = NodeParts.of(settings(process), new VirtualMachine(process), process.writer());
        node = process.isReplica() ? parts.replica(Duration.ZERO) : parts.oneShot(Duration.ZERO);
        maintenance = new MaintenanceSwitch(node);
    }

    private static Settings settings(Process process) {
        return new Settings(
                process.namespace(),
                new OpenedBackend(process.primary(), "simulated:primary", TIMEOUT, "simulated:primary"),
                process.fallback()
                        .map(backend ->
                                new OpenedBackend(backend, "simulated:fallback", LOCAL_TIMEOUT, "simulated:fallback"))
                        .orElse(null),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                OnUnknown.OPEN,
                null,
                Set.of(),
                process.compressAbove(),
                Duration.ofMinutes(2),
                "people",
                null,
                List.of());
    }

    @Override
    public void begin() {
        node.begin();
    }

    @Override
    public MaintenanceMode maintenance() {
        return maintenance;
    }

    @Override
    public Mirror knows() {
        State state = node.memory().knowledge().state();
        if (state != seen) {
            seen = state;
            mirrored = mirror(state);
        }
        return mirrored;
    }

    private static Mirror mirror(State state) {
        SortedMap<Name, Line> lines = new TreeMap<>();
        SortedMap<Name, Mark> floors = new TreeMap<>();
        mirror("status", state.status(), value -> row(value.texts()), lines, floors);
        mirror("addresses", state.addresses(), value -> value == Membership.IN ? Mirror.IN : Mirror.OUT, lines, floors);
        return new Mirror(lines, floors);
    }

    private static <V extends Comparable<V>> void mirror(
            String entry,
            Registers<V> registers,
            Function<V, List<String>> texts,
            Map<Name, Line> lines,
            Map<Name, Mark> floors) {
        registers.extras().forEach((line, text) -> lines.put(Name.loose(entry, line), Line.loose(text)));
        registers.groups().forEach((scope, group) -> {
            if (!group.floor().equals(Stamp.NONE)) {
                floors.put(new Name(entry, scope, ""), mark(group.floor()));
            }
            mirror(entry, scope, group, texts, lines);
        });
    }

    private static <V extends Comparable<V>> void mirror(
            String entry, String scope, Group<V> group, Function<V, List<String>> texts, Map<Name, Line> lines) {
        group.registers()
                .forEach((name, register) -> lines.put(
                        new Name(entry, scope, name), new Line(mark(register.stamp()), texts.apply(register.value()))));
    }

    private static Mark mark(Stamp stamp) {
        return new Mark(stamp.millis(), stamp.writer());
    }

    private static List<String> row(java.util.SortedMap<String, String> texts) {
        List<String> row = new ArrayList<>();
        texts.forEach((name, text) -> {
            row.add(name);
            row.add(text);
        });
        return row;
    }
}
