// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Happening.ChangeBySuccessor;
import io.maintenance.engine.simulation.Happening.RaiseFallback;
import io.maintenance.engine.simulation.Happening.RaiseFormat;
import io.maintenance.engine.simulation.Happening.StartSuccessor;
import io.maintenance.engine.simulation.Happening.StopSuccessor;
import io.maintenance.engine.simulation.Plan.Timed;
import io.maintenance.engine.simulation.SuccessorDeed.Kind;
import java.util.List;

/** Adds processes of a later version to some plans. It has a chance of its own, so that the other plans stay as they were. */
final class SuccessorPlanner {

    private static final List<String> SCOPES = List.of("global", "global", "store-a", "region-eu");
    private static final List<String> HOLDERS = List.of("operator", "deploy", "robot");
    private static final List<String> RANGES =
            List.of("10.0.0.1", "10.0.0.2", "10.0.0.1-10.0.0.9", "10.2.*", "eu.example");
    private static final List<String> LINES = List.of("~theme", "~Theme.a.b", "Region/eu.robot.on");
    private static final List<String> TEXTS = List.of("red", "green", "quarter", "a=b");

    private final Chance chance;
    private final boolean isDue;
    private final boolean raises;

    SuccessorPlanner(Chance chance) {
        this.chance = chance;
        this.isDue = chance.is(12);
        this.raises = chance.is(40);
    }

    /** Adds to a phase what later versions do in it. */
    void addTo(List<Timed> happenings, int hosts, int millis) {
        if (isDue) {
            int host = chance.between(0, hosts - 1);
            add(happenings, chance.between(0, millis / 3), new StartSuccessor(host));
            for (int left = chance.between(2, 7); left > 0; left--) {
                add(happenings, chance.between(0, millis), new ChangeBySuccessor(host, deed()));
            }
            if (chance.is(25)) {
                int other = chance.between(0, hosts - 1);
                add(happenings, chance.between(0, millis), new StartSuccessor(other));
                add(happenings, chance.between(0, millis), new ChangeBySuccessor(other, deed()));
            }
            if (chance.is(25)) {
                add(happenings, chance.between(0, millis), new StopSuccessor(host));
            }
            if (raises) {
                raise(happenings, host, chance.between(0, hosts - 1), millis);
            }
        }
    }

    private void raise(List<Timed> happenings, int host, int other, int millis) {
        if (chance.is(60)) {
            add(happenings, chance.between(0, millis), new RaiseFormat(host, dialect()));
        }
        if (chance.is(10)) {
            add(happenings, chance.between(0, millis), new RaiseFallback(other, dialect()));
        }
    }

    private static void add(List<Timed> happenings, int millis, Happening happening) {
        happenings.add(new Timed(millis, happening));
    }

    private Dialect dialect() {
        return chance.is(50) ? Dialect.OPEN : Dialect.SEALED;
    }

    private SuccessorDeed deed() {
        int kind = chance.between(0, 99);
        if (kind < 45) {
            return deed(Kind.HOLDER, HOLDERS);
        }
        if (kind < 70) {
            return deed(Kind.RANGE, RANGES);
        }
        if (kind < 90) {
            return deed(kind < 80 ? Kind.STATUS_LINE : Kind.ADDRESSES_LINE, LINES);
        }
        return deed(kind < 95 ? Kind.CLEAR_STATUS : Kind.CLEAR_ADDRESSES, List.of(""));
    }

    private SuccessorDeed deed(Kind kind, List<String> names) {
        return new SuccessorDeed(kind, chance.oneOf(SCOPES), chance.oneOf(names), chance.is(60), chance.oneOf(TEXTS));
    }
}
