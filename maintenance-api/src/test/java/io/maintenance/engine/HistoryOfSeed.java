// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Lets the history of a seed happen, and tells what was wrong: whole, so that it can be loaded twice. */
public final class HistoryOfSeed implements LongFunction<List<String>>, AutoCloseable {

    private final Simulation simulation = new Simulation(VirtualNode::new);
    private final Overheard overheard = new Overheard();

    @Override
    public List<String> apply(long seed) {
        List<String> complaints = new ArrayList<>(simulation.complaints(seed));
        complaints.addAll(overheard.errors());
        return complaints;
    }

    @Override
    public void close() {
        overheard.close();
    }
}
