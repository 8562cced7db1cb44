// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.engine.lab.LogRecorder;
import io.maintenance.engine.simulation.Simulation;
import java.util.List;
import java.util.function.LongFunction;

/** A function that runs the history of a seed and returns the violations. It is whole, so that it can be loaded twice. Thread-safe. */
public final class SeededHistory implements LongFunction<List<String>>, AutoCloseable {

    private final Simulation simulation = new Simulation(VirtualNode::new);
    private final LogRecorder log = new LogRecorder();

    @Override
    public List<String> apply(long seed) {
        return simulation.violations(seed);
    }

    @Override
    public void close() {
        log.close();
    }
}
