// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.engine.simulation.HistoryPlan.HostPlan;
import io.maintenance.engine.simulation.SimulatedStore.PushMode;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** The simulation: runs histories, and shrinks those that end badly. */
public final class Simulation {

    private final EngineInstance.InstanceFactory factory;

    /** Simulates instances of this make. */
    public Simulation(EngineInstance.InstanceFactory factory) {
        this.factory = factory;
    }

    /** Returns what was wrong in the history of a seed; nothing, as it should be. */
    public List<String> violations(long seed) {
        return violations(HistoryPlanner.plan(seed), line -> {});
    }

    /**
     * Returns how many writes are tried when the store of so many replicas loses everything.
     *
     * @param pushed whether the store tells them all at once
     */
    public long writesAfterLoss(int replicas, boolean pushed) {
        HistoryPlan plan = new HistoryPlan(
                replicas,
                Collections.nCopies(replicas, new HostPlan("shop", false, 1, 0, 1)),
                true,
                pushed ? PushMode.EVERYTHING : PushMode.NOTHING,
                false,
                List.of());
        return new World(plan, factory, line -> {}).writesAfterLoss();
    }

    private List<String> violations(HistoryPlan plan, Consumer<String> trace) {
        World world = new World(plan, factory, trace);
        world.play();
        return world.checker.violations();
    }

    /** Returns the history of a seed, shortened as far as it still ends badly, with all that happened and what was wrong. */
    public String report(long seed) {
        HistoryPlan plan = shortened(HistoryPlanner.plan(seed));
        StringBuilder report = new StringBuilder("Seed " + seed + ", " + plan + "\n\n");
        violations(plan, line -> report.append(line).append('\n'));
        return report.toString();
    }

    private HistoryPlan shortened(HistoryPlan plan) {
        if (isWell(plan)) {
            return plan;
        }
        HistoryPlan shortest = plan;
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
    private HistoryPlan shortened(HistoryPlan plan, int phase) {
        HistoryPlan shortest = plan;
        for (int part = plan.phases().get(phase).events().size(); part > 0; part /= 2) {
            for (int from = 0;
                    from + part <= shortest.phases().get(phase).events().size(); ) {
                HistoryPlan shorter = shortest.without(phase, from, from + part);
                if (isWell(shorter)) {
                    from += part;
                } else {
                    shortest = shorter;
                }
            }
        }
        return shortest;
    }

    private boolean isWell(HistoryPlan plan) {
        return violations(plan, line -> {}).isEmpty();
    }
}
