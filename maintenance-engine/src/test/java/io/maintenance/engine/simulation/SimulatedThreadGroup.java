// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.util.ArrayList;
import java.util.List;

/** The threads of one simulated process, which live and die together. */
public final class SimulatedThreadGroup {

    private final List<SimulatedThread> threads = new ArrayList<>();
    private boolean killed;
    private long frozenUntil;

    boolean isKilled() {
        return killed;
    }

    long frozenUntil() {
        return frozenUntil;
    }

    /** Lets none of its threads go on before a time. */
    void freezeUntil(long nanos) {
        frozenUntil = nanos;
    }

    void add(SimulatedThread thread) {
        threads.add(thread);
    }

    void remove(SimulatedThread thread) {
        threads.remove(thread);
    }

    List<SimulatedThread> kill() {
        killed = true;
        frozenUntil = 0;
        return List.copyOf(threads);
    }
}
