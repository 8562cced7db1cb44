// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.HistoryPlan.TimedEvent;
import io.maintenance.engine.simulation.LaterVersionOperation.OperationKind;
import io.maintenance.engine.simulation.SimulationEvent.FallbackFormatChange;
import io.maintenance.engine.simulation.SimulationEvent.FormatChange;
import io.maintenance.engine.simulation.SimulationEvent.LaterVersionChange;
import io.maintenance.engine.simulation.SimulationEvent.LaterVersionStart;
import io.maintenance.engine.simulation.SimulationEvent.LaterVersionStop;
import java.util.List;

/** A generator of processes of a later version, for some plans. It has random numbers of its own, so that other plans stay as they were. */
final class LaterVersionPlanner {

    private static final List<String> SCOPES = List.of("global", "global", "store-a", "region-eu");
    private static final List<String> HOLDERS = List.of("operator", "deploy", "robot");
    private static final List<String> RANGES =
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.1-10.0.0.9", "10.2.*", "eu.example");
    private static final List<String> LINES = List.of("~theme", "~Theme.a.b", "Region/eu.robot.on");
    private static final List<String> TEXTS = List.of("red", "green", "quarter", "a=b");

    private final RandomSource random;
    private final boolean isDue;
    private final boolean raises;

    LaterVersionPlanner(RandomSource random) {
        this.random = random;
        this.isDue = random.is(12);
        this.raises = random.is(40);
    }

    /** Adds to a phase what later versions do in it. */
    void addTo(List<TimedEvent> events, int hosts, int millis) {
        if (isDue) {
            int host = random.between(0, hosts - 1);
            add(events, random.between(0, millis / 3), new LaterVersionStart(host));
            for (int left = random.between(2, 7); left > 0; left--) {
                add(events, random.between(0, millis), new LaterVersionChange(host, operation()));
            }
            if (random.is(25)) {
                int other = random.between(0, hosts - 1);
                add(events, random.between(0, millis), new LaterVersionStart(other));
                add(events, random.between(0, millis), new LaterVersionChange(other, operation()));
            }
            if (random.is(25)) {
                add(events, random.between(0, millis), new LaterVersionStop(host));
            }
            if (raises) {
                raise(events, host, random.between(0, hosts - 1), millis);
            }
        }
    }

    private void raise(List<TimedEvent> events, int host, int other, int millis) {
        if (random.is(60)) {
            add(events, random.between(0, millis), new FormatChange(host, format()));
        }
        if (random.is(10)) {
            add(events, random.between(0, millis), new FallbackFormatChange(other, format()));
        }
    }

    private static void add(List<TimedEvent> events, int millis, SimulationEvent event) {
        events.add(new TimedEvent(millis, event));
    }

    private EntryFormat format() {
        return random.is(50) ? EntryFormat.OPEN : EntryFormat.SEALED;
    }

    private LaterVersionOperation operation() {
        int kind = random.between(0, 99);
        if (kind < 45) {
            return operation(OperationKind.HOLDER, HOLDERS);
        }
        if (kind < 70) {
            return operation(OperationKind.RANGE, RANGES);
        }
        if (kind < 90) {
            return operation(kind < 80 ? OperationKind.STATUS_LINE : OperationKind.ADDRESSES_LINE, LINES);
        }
        return operation(kind < 95 ? OperationKind.CLEAR_STATUS : OperationKind.CLEAR_ADDRESSES, List.of(""));
    }

    private LaterVersionOperation operation(OperationKind kind, List<String> names) {
        return new LaterVersionOperation(
                kind, random.oneOf(SCOPES), random.oneOf(names), random.is(60), random.oneOf(TEXTS));
    }
}
