// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.MaintenanceSwitch;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.options.OpenedBackend;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.node.Node;
import io.maintenance.engine.node.NodeFactory;
import io.maintenance.engine.simulation.EngineInstance;
import io.maintenance.engine.simulation.ReferenceStamp;
import io.maintenance.engine.simulation.ReferenceState;
import io.maintenance.engine.simulation.ReferenceState.RegisterName;
import io.maintenance.engine.simulation.ReferenceState.RegisterValue;
import io.maintenance.engine.simulation.SimulatedProcess;
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
final class VirtualNode implements EngineInstance {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(5);

    private final Node node;
    private final MaintenanceMode maintenance;
    private State seen = State.EMPTY;
    private ReferenceState reference = reference(State.EMPTY);

    VirtualNode(SimulatedProcess process) {
        NodeContext context = NodeContext.of(settings(process), new VirtualPlatform(process), process.writer());
        NodeFactory nodes = new NodeFactory(context, Duration.ZERO);
        node = process.isReplica() ? nodes.replica() : nodes.oneShot();
        maintenance = new MaintenanceSwitch(node);
    }

    private static Settings settings(SimulatedProcess process) {
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
                UnknownPolicy.OPEN,
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
    public ReferenceState knows() {
        State state = node.memory().knowledge().state();
        if (state != seen) {
            seen = state;
            reference = reference(state);
        }
        return reference;
    }

    private static ReferenceState reference(State state) {
        SortedMap<RegisterName, RegisterValue> lines = new TreeMap<>();
        SortedMap<RegisterName, ReferenceStamp> floors = new TreeMap<>();
        reference("status", state.status(), value -> row(value.texts()), lines, floors);
        reference(
                "addresses",
                state.addresses(),
                value -> value == Membership.IN ? ReferenceState.IN : ReferenceState.OUT,
                lines,
                floors);
        return new ReferenceState(lines, floors);
    }

    private static <V extends Comparable<V>> void reference(
            String entry,
            Registers<V> registers,
            Function<V, List<String>> texts,
            Map<RegisterName, RegisterValue> lines,
            Map<RegisterName, ReferenceStamp> floors) {
        registers
                .extras()
                .forEach((line, text) -> lines.put(RegisterName.loose(entry, line), RegisterValue.loose(text)));
        registers.groups().forEach((scope, group) -> {
            if (!group.floor().equals(Stamp.NONE)) {
                floors.put(new RegisterName(entry, scope, ""), stampOf(group.floor()));
            }
            reference(entry, scope, group, texts, lines);
        });
    }

    private static <V extends Comparable<V>> void reference(
            String entry,
            String scope,
            Group<V> group,
            Function<V, List<String>> texts,
            Map<RegisterName, RegisterValue> lines) {
        group.registers()
                .forEach((name, register) -> lines.put(
                        new RegisterName(entry, scope, name),
                        new RegisterValue(stampOf(register.stamp()), texts.apply(register.value()))));
    }

    private static ReferenceStamp stampOf(Stamp stamp) {
        return new ReferenceStamp(stamp.millis(), stamp.writer());
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
