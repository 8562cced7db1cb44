// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.HistoryPlan.HistoryPhase;
import io.maintenance.engine.simulation.HistoryPlan.HostPlan;
import io.maintenance.engine.simulation.HistoryPlan.TimedEvent;
import io.maintenance.engine.simulation.SimulatedStore.PushMode;
import io.maintenance.engine.simulation.SimulationEvent.ApplicationChange;
import io.maintenance.engine.simulation.SimulationEvent.BackupRestore;
import io.maintenance.engine.simulation.SimulationEvent.ClockChange;
import io.maintenance.engine.simulation.SimulationEvent.CommandChange;
import io.maintenance.engine.simulation.SimulationEvent.CommandQuery;
import io.maintenance.engine.simulation.SimulationEvent.CommonConditionChange;
import io.maintenance.engine.simulation.SimulationEvent.ConditionChange;
import io.maintenance.engine.simulation.SimulationEvent.EntryDamage;
import io.maintenance.engine.simulation.SimulationEvent.FallbackLoss;
import io.maintenance.engine.simulation.SimulationEvent.ForeignEntry;
import io.maintenance.engine.simulation.SimulationEvent.ForeignFallback;
import io.maintenance.engine.simulation.SimulationEvent.ManualEdit;
import io.maintenance.engine.simulation.SimulationEvent.ProcessStart;
import io.maintenance.engine.simulation.SimulationEvent.ProcessStop;
import io.maintenance.engine.simulation.SimulationEvent.StoreLoss;
import io.maintenance.spi.StorageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A generator of plans: with few names, so that changes meet, and with faults that overlap. */
final class HistoryPlanner {

    static final List<String> SCOPES = List.of("global", "store-a");
    private static final List<String> HOLDERS = List.of("operator", "deploy");
    private static final List<String> RANGES = List.of("10.0.0.1", "10.0.0.2", "10.1.0.0/16");
    private static final List<NetworkCondition> CONDITIONS = List.of(NetworkCondition.values());
    private static final List<StorageKey> KEYS = List.of(StorageKey.values());
    private static final int DAY = 86_400_000;

    private final RandomSource random;
    private final boolean rightClocks;
    private final RandomSource haste;
    private final boolean coarse;
    private final LaterVersionPlanner laterVersions;
    private int hosts;
    private int phases;

    private HistoryPlanner(long seed) {
        this.random = new RandomSource(seed).of("plan");
        this.rightClocks = random.is(50);
        this.haste = random.of("haste");
        this.coarse = !rightClocks && haste.is(25);
        this.laterVersions = new LaterVersionPlanner(random.of("successors"));
    }

    static HistoryPlan plan(long seed) {
        return new HistoryPlanner(seed).make(seed);
    }

    private HistoryPlan make(long seed) {
        List<HostPlan> machines = new ArrayList<>();
        int count = random.is(2) ? random.between(20, 60) : random.between(1, 4);
        for (int i = 0; i < count; i++) {
            machines.add(machine(i));
        }
        hosts = count;
        List<HistoryPhase> parts = new ArrayList<>();
        for (int left = count > 10 ? 1 : random.between(1, 3); left > 0; left--) {
            parts.add(phase(left > 1));
        }
        return new HistoryPlan(
                seed,
                machines,
                random.is(60),
                random.oneOf(List.of(PushMode.NOTHING, PushMode.NOTHING, PushMode.MOST, PushMode.EVERYTHING)),
                random.is(50),
                parts);
    }

    private HostPlan machine(int number) {
        return new HostPlan(
                number > 0 && random.is(15) ? "other" : "shop",
                random.is(80),
                random.is(15) ? 2 : 1,
                rightClocks || random.is(50) ? 0 : skew(),
                grain(rightClocks || random.is(80) ? 1 : random.oneOf(List.of(100, 5_000, 60_000))));
    }

    private int grain(int ofTheHost) {
        return coarse ? 60_000 : ofTheHost;
    }

    private long skew() {
        long most = random.oneOf(List.of(1_000L, 60_000L, 3_600_000L, 30L * DAY));
        return (long) ((random.fraction() * 2 - 1) * most);
    }

    private HistoryPhase phase(boolean more) {
        int millis = random.between(5, 25) * 1_000;
        boolean isLeap = more && random.is(40);
        List<TimedEvent> events = new ArrayList<>();
        for (int left = random.between(3, 14); left > 0; left--) {
            events.add(new TimedEvent(random.between(0, millis), event()));
        }
        if (random.is(30)) {
            partition(events, millis);
        }
        if (haste.is(10)) {
            changeAndClose(events, millis);
        }
        if (haste.is(10)) {
            comeFromElsewhere(events, millis);
        }
        if (isLeap && random.is(50)) {
            events.add(new TimedEvent(millis, new ProcessStop(someHost(), random.is(50))));
        }
        if (phases > 0 && random.is(50)) {
            events.add(new TimedEvent(random.between(0, 3_000), new ProcessStart(someHost())));
        }
        laterVersions.addTo(events, hosts, millis);
        phases++;
        events.sort(Comparator.comparingInt(TimedEvent::millis));
        return new HistoryPhase(
                events,
                millis,
                random.is(4),
                isLeap ? random.oneOf(List.of(1, 5, 8, 22)) : 0,
                asleep(),
                isLeap && random.is(40));
    }

    /** An application ends right after a change, of its own or of a command beside it. */
    private void changeAndClose(List<TimedEvent> events, int millis) {
        int host = haste.between(0, hosts - 1);
        int at = haste.between(millis / 2, millis);
        ChangeOperation operation = new ChangeOperation.Enable(haste.oneOf(SCOPES), haste.oneOf(HOLDERS));
        events.add(new TimedEvent(
                at, haste.is(50) ? new CommandChange(host, operation) : new ApplicationChange(host, operation)));
        events.add(new TimedEvent(at + haste.between(3, 40), new ProcessStop(host, false)));
    }

    /** An application ran beside another store for a while, and commands and applications go on. */
    private void comeFromElsewhere(List<TimedEvent> events, int millis) {
        int host = haste.between(0, hosts - 1);
        int at = haste.between(0, millis);
        if (haste.is(70)) {
            events.add(new TimedEvent(Math.max(0, at - haste.between(0, 3_000)), new ProcessStop(host, haste.is(50))));
        }
        events.add(new TimedEvent(at, new ForeignFallback(host, haste.is(50))));
        events.add(new TimedEvent(
                at + haste.between(0, 2_000),
                new CommandChange(host, new ChangeOperation.Enable(haste.oneOf(SCOPES), haste.oneOf(HOLDERS)))));
        events.add(new TimedEvent(at + haste.between(0, 4_000), new ProcessStart(host)));
    }

    private Set<Integer> asleep() {
        if (random.is(30)) {
            return IntStream.range(0, hosts).boxed().collect(Collectors.toSet());
        }
        return random.is(30) ? Set.of(someHost()) : Set.of();
    }

    /** One host is cut off, and on both sides people change what is called the same. */
    private void partition(List<TimedEvent> events, int millis) {
        int alone = someHost();
        int from = random.between(0, millis / 2);
        events.add(new TimedEvent(
                from,
                new ConditionChange(
                        alone, true, random.is(50) ? NetworkCondition.PARTITIONED : NetworkCondition.REFUSING)));
        for (int left = random.between(2, 4); left > 0; left--) {
            int host = random.is(50) ? alone : someHost();
            ChangeOperation operation = operation();
            events.add(new TimedEvent(
                    random.between(from, millis),
                    random.is(60) ? new ApplicationChange(host, operation) : new CommandChange(host, operation)));
        }
    }

    private int someHost() {
        return random.between(0, hosts - 1);
    }

    private SimulationEvent event() {
        int kind = random.between(0, 99);
        if (kind < 25) {
            return new ApplicationChange(someHost(), operation());
        }
        if (kind < 45) {
            return new CommandChange(someHost(), operation());
        }
        return kind < 80 ? systemEvent(kind) : storeFault(kind);
    }

    private SimulationEvent systemEvent(int kind) {
        if (kind < 48) {
            return new CommandQuery(someHost());
        }
        if (kind < 58) {
            return new ConditionChange(someHost(), true, random.oneOf(CONDITIONS));
        }
        if (kind < 62) {
            return new ConditionChange(someHost(), false, random.oneOf(CONDITIONS));
        }
        if (kind < 67) {
            return new CommonConditionChange(random.oneOf(CONDITIONS));
        }
        return kind < 73 ? new ProcessStop(someHost(), random.is(70)) : new ProcessStart(someHost());
    }

    private SimulationEvent storeFault(int kind) {
        if (kind < 86) {
            return new StoreLoss(someHost(), random.is(80), random.is(80));
        }
        if (kind < 89) {
            return new BackupRestore(someHost(), random.between(1, 12));
        }
        if (kind < 91) {
            return new EntryDamage(someHost(), random.is(60), random.oneOf(KEYS));
        }
        if (kind < 93) {
            return new ForeignEntry(someHost(), random.oneOf(KEYS));
        }
        if (kind < 95) {
            return new ManualEdit(someHost());
        }
        if (kind < 97) {
            return new FallbackLoss(someHost());
        }
        return rightClocks ? new ProcessStart(someHost()) : new ClockChange(someHost(), random.is(30) ? 0 : skew());
    }

    private ChangeOperation operation() {
        String scope = random.oneOf(SCOPES);
        String holder = random.oneOf(HOLDERS);
        int kind = random.between(0, 99);
        if (kind < 30) {
            return new ChangeOperation.Enable(scope, holder);
        }
        if (kind < 40) {
            return new ChangeOperation.EnableWithList(scope, holder, List.of(random.oneOf(RANGES)));
        }
        if (kind < 60) {
            return new ChangeOperation.Disable(scope, holder);
        }
        if (kind < 68) {
            return new ChangeOperation.DisableAll(scope);
        }
        return kind < 90
                ? new ChangeOperation.Allow(scope, random.oneOf(RANGES), random.is(70))
                : new ChangeOperation.ReplaceList(scope, random.is(30) ? List.of() : List.of(random.oneOf(RANGES)));
    }
}
