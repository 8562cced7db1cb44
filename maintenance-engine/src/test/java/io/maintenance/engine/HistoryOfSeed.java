// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;

/** Lets the history of a seed happen, and tells what was wrong: whole, so that it can be loaded twice. Thread-safe. */
public final class HistoryOfSeed implements LongFunction<List<String>>, AutoCloseable {

    private final Simulation simulation = new Simulation(VirtualNode::new);
    private final Overheard overheard = new Overheard();

    @Override
    public List<String> apply(long seed) {
        return simulation.complaints(seed);
    }

    @Override
    public void close() {
        overheard.close();
    }
}
