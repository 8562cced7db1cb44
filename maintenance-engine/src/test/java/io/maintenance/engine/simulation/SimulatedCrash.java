// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

/** The error that ends a thread whose process was killed, wherever it waits. */
public final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("killed", null, false, false);
    }
}
