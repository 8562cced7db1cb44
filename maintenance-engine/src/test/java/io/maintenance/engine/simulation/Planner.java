// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Happening.Application;
import io.maintenance.engine.simulation.Happening.Ask;
import io.maintenance.engine.simulation.Happening.BringFromElsewhere;
import io.maintenance.engine.simulation.Happening.Command;
import io.maintenance.engine.simulation.Happening.Damage;
import io.maintenance.engine.simulation.Happening.EditByHand;
import io.maintenance.engine.simulation.Happening.Lose;
import io.maintenance.engine.simulation.Happening.Mistake;
import io.maintenance.engine.simulation.Happening.Restore;
import io.maintenance.engine.simulation.Happening.SetClock;
import io.maintenance.engine.simulation.Happening.Start;
import io.maintenance.engine.simulation.Happening.Stop;
import io.maintenance.engine.simulation.Happening.Turn;
import io.maintenance.engine.simulation.Happening.TurnAll;
import io.maintenance.engine.simulation.Happening.Wipe;
import io.maintenance.engine.simulation.Plan.HostPlan;
import io.maintenance.engine.simulation.Plan.Phase;
import io.maintenance.engine.simulation.Plan.Timed;
import io.maintenance.engine.simulation.SimulatedStore.Pushing;
import io.maintenance.spi.StorageKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes plans: few names, so that changes meet, and troubles that overlap. */
final class Planner {

    static final List<String> SCOPES = List.of("global", "store-a");
    private static final List<String> HOLDERS = List.of("operator", "deploy");
    private static final List<String> RANGES = List.of("10.0.0.1", "10.0.0.2", "10.1.0.0/16");
    private static final List<Weather> WEATHERS = List.of(Weather.values());
    private static final List<StorageKey> KEYS = List.of(StorageKey.values());
    private static final int DAY = 86_400_000;

    private final Chance chance;
    private final boolean rightClocks;
    private final Chance haste;
    private final boolean coarse;
    private final SuccessorPlanner successors;
    private int hosts;
    private int phases;

    private Planner(long seed) {
        this.chance = new Chance(seed).of("plan");
        this.rightClocks = chance.is(50);
        this.haste = chance.of("haste");
        this.coarse = !rightClocks && haste.is(25);
        this.successors = new SuccessorPlanner(chance.of("successors"));
    }

    static Plan plan(long seed) {
        return new Planner(seed).make(seed);
    }

    private Plan make(long seed) {
        List<HostPlan> machines = new ArrayList<>();
        int count = chance.is(2) ? chance.between(20, 60) : chance.between(1, 4);
        for (int i = 0; i < count; i++) {
            machines.add(machine(i));
        }
        hosts = count;
        List<Phase> parts = new ArrayList<>();
        for (int left = count > 10 ? 1 : chance.between(1, 3); left > 0; left--) {
            parts.add(phase(left > 1));
        }
        return new Plan(
                seed,
                machines,
                chance.is(60),
                chance.oneOf(List.of(Pushing.NOTHING, Pushing.NOTHING, Pushing.MOST, Pushing.EVERYTHING)),
                chance.is(50),
                parts);
    }

    private HostPlan machine(int number) {
        return new HostPlan(
                number > 0 && chance.is(15) ? "other" : "shop",
                chance.is(80),
                chance.is(15) ? 2 : 1,
                rightClocks || chance.is(50) ? 0 : skew(),
                grain(rightClocks || chance.is(80) ? 1 : chance.oneOf(List.of(100, 5_000, 60_000))));
    }

    private int grain(int ofTheHost) {
        return coarse ? 60_000 : ofTheHost;
    }

    private long skew() {
        long most = chance.oneOf(List.of(1_000L, 60_000L, 3_600_000L, 30L * DAY));
        return (long) ((chance.fraction() * 2 - 1) * most);
    }

    private Phase phase(boolean more) {
        int millis = chance.between(5, 25) * 1_000;
        boolean isLeap = more && chance.is(40);
        List<Timed> happenings = new ArrayList<>();
        for (int left = chance.between(3, 14); left > 0; left--) {
            happenings.add(new Timed(chance.between(0, millis), happening()));
        }
        if (chance.is(30)) {
            partition(happenings, millis);
        }
        if (haste.is(10)) {
            changeAndClose(happenings, millis);
        }
        if (haste.is(10)) {
            comeFromElsewhere(happenings, millis);
        }
        if (isLeap && chance.is(50)) {
            happenings.add(new Timed(millis, new Stop(someHost(), chance.is(50))));
        }
        if (phases > 0 && chance.is(50)) {
            happenings.add(new Timed(chance.between(0, 3_000), new Start(someHost())));
        }
        successors.addTo(happenings, hosts, millis);
        phases++;
        happenings.sort(Comparator.comparingInt(Timed::millis));
        return new Phase(
                happenings,
                millis,
                chance.is(4),
                isLeap ? chance.oneOf(List.of(1, 5, 8, 22)) : 0,
                asleep(),
                isLeap && chance.is(40));
    }

    /** An application ends right after a change, of its own or of a command beside it. */
    private void changeAndClose(List<Timed> happenings, int millis) {
        int host = haste.between(0, hosts - 1);
        int at = haste.between(millis / 2, millis);
        Deed deed = new Deed.Enable(haste.oneOf(SCOPES), haste.oneOf(HOLDERS));
        happenings.add(new Timed(at, haste.is(50) ? new Command(host, deed) : new Application(host, deed)));
        happenings.add(new Timed(at + haste.between(3, 40), new Stop(host, false)));
    }

    /** An application ran beside another store for a while, and commands and applications go on. */
    private void comeFromElsewhere(List<Timed> happenings, int millis) {
        int host = haste.between(0, hosts - 1);
        int at = haste.between(0, millis);
        if (haste.is(70)) {
            happenings.add(new Timed(Math.max(0, at - haste.between(0, 3_000)), new Stop(host, haste.is(50))));
        }
        happenings.add(new Timed(at, new BringFromElsewhere(host, haste.is(50))));
        happenings.add(new Timed(
                at + haste.between(0, 2_000),
                new Command(host, new Deed.Enable(haste.oneOf(SCOPES), haste.oneOf(HOLDERS)))));
        happenings.add(new Timed(at + haste.between(0, 4_000), new Start(host)));
    }

    private Set<Integer> asleep() {
        if (chance.is(30)) {
            return IntStream.range(0, hosts).boxed().collect(Collectors.toSet());
        }
        return chance.is(30) ? Set.of(someHost()) : Set.of();
    }

    /** One host is cut off, and on both sides people change what is called the same. */
    private void partition(List<Timed> happenings, int millis) {
        int alone = someHost();
        int from = chance.between(0, millis / 2);
        happenings.add(new Timed(from, new Turn(alone, true, chance.is(50) ? Weather.CUT : Weather.REFUSING)));
        for (int left = chance.between(2, 4); left > 0; left--) {
            int host = chance.is(50) ? alone : someHost();
            Deed deed = deed();
            happenings.add(new Timed(
                    chance.between(from, millis),
                    chance.is(60) ? new Application(host, deed) : new Command(host, deed)));
        }
    }

    private int someHost() {
        return chance.between(0, hosts - 1);
    }

    private Happening happening() {
        int kind = chance.between(0, 99);
        if (kind < 25) {
            return new Application(someHost(), deed());
        }
        if (kind < 45) {
            return new Command(someHost(), deed());
        }
        return kind < 80 ? trouble(kind) : mishap(kind);
    }

    private Happening trouble(int kind) {
        if (kind < 48) {
            return new Ask(someHost());
        }
        if (kind < 58) {
            return new Turn(someHost(), true, chance.oneOf(WEATHERS));
        }
        if (kind < 62) {
            return new Turn(someHost(), false, chance.oneOf(WEATHERS));
        }
        if (kind < 67) {
            return new TurnAll(chance.oneOf(WEATHERS));
        }
        return kind < 73 ? new Stop(someHost(), chance.is(70)) : new Start(someHost());
    }

    private Happening mishap(int kind) {
        if (kind < 86) {
            return new Lose(someHost(), chance.is(80), chance.is(80));
        }
        if (kind < 89) {
            return new Restore(someHost(), chance.between(1, 12));
        }
        if (kind < 91) {
            return new Damage(someHost(), chance.is(60), chance.oneOf(KEYS));
        }
        if (kind < 93) {
            return new Mistake(someHost(), chance.oneOf(KEYS));
        }
        if (kind < 95) {
            return new EditByHand(someHost());
        }
        if (kind < 97) {
            return new Wipe(someHost());
        }
        return rightClocks ? new Start(someHost()) : new SetClock(someHost(), chance.is(30) ? 0 : skew());
    }

    private Deed deed() {
        String scope = chance.oneOf(SCOPES);
        String holder = chance.oneOf(HOLDERS);
        int kind = chance.between(0, 99);
        if (kind < 30) {
            return new Deed.Enable(scope, holder);
        }
        if (kind < 40) {
            return new Deed.EnableWith(scope, holder, List.of(chance.oneOf(RANGES)));
        }
        if (kind < 60) {
            return new Deed.Disable(scope, holder);
        }
        if (kind < 68) {
            return new Deed.DisableAll(scope);
        }
        return kind < 90
                ? new Deed.Allow(scope, chance.oneOf(RANGES), chance.is(70))
                : new Deed.Replace(scope, chance.is(30) ? List.of() : List.of(chance.oneOf(RANGES)));
    }
}
