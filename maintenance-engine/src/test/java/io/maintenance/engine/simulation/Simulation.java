// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.Plan.HostPlan;
import io.maintenance.engine.simulation.SimulatedStore.Pushing;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Lets histories happen, and makes those that end badly short. */
public final class Simulation {

    private final Instance.Maker maker;

    /** Simulates instances of this make. */
    public Simulation(Instance.Maker maker) {
        this.maker = maker;
    }

    /** Returns what was wrong in the history of a seed; nothing, as it should be. */
    public List<String> complaints(long seed) {
        return complaints(Planner.plan(seed), line -> {});
    }

    /**
     * Returns how many writes are tried when the store of so many replicas loses everything.
     *
     * @param pushed whether the store tells them all at once
     */
    public long writesAfterLoss(int replicas, boolean pushed) {
        Plan plan = new Plan(
                replicas,
                Collections.nCopies(replicas, new HostPlan("shop", false, 1, 0, 1)),
                true,
                pushed ? Pushing.EVERYTHING : Pushing.NOTHING,
                false,
                List.of());
        return new World(plan, maker, line -> {}).writesAfterLoss();
    }

    private List<String> complaints(Plan plan, Consumer<String> trace) {
        World world = new World(plan, maker, trace);
        world.play();
        return world.referee.complaints();
    }

    /** Returns the history of a seed, shortened as far as it still ends badly, with all that happened and what was wrong. */
    public String report(long seed) {
        Plan plan = shortened(Planner.plan(seed));
        StringBuilder report = new StringBuilder("Seed " + seed + ", " + plan + "\n\n");
        complaints(plan, line -> report.append(line).append('\n'));
        return report.toString();
    }

    private Plan shortened(Plan plan) {
        if (isWell(plan)) {
            return plan;
        }
        Plan shortest = plan;
        for (int count = 1; count < plan.phases().size(); count++) {
            if (!isWell(plan.until(count))) {
                shortest = plan.until(count);
                break;
            }
        }
        for (int phase = 0; phase < shortest.phases().size(); phase++) {
            shortest = shortened(shortest, phase);
        }
        return shortest;
    }

    /** Leaves out as many as possible at once, then fewer. */
    private Plan shortened(Plan plan, int phase) {
        Plan shortest = plan;
        for (int part = plan.phases().get(phase).happenings().size(); part > 0; part /= 2) {
            for (int from = 0;
                    from + part <= shortest.phases().get(phase).happenings().size(); ) {
                Plan shorter = shortest.without(phase, from, from + part);
                if (isWell(shorter)) {
                    from += part;
                } else {
                    shortest = shorter;
                }
            }
        }
        return shortest;
    }

    private boolean isWell(Plan plan) {
        return complaints(plan, line -> {}).isEmpty();
    }
}
