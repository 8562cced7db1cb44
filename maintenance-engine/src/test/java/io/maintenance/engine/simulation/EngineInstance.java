// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.MaintenanceMode;

/** An instance of the engine in one process. */
public interface EngineInstance {

    /** Goes to the stores for the first time, as long as that takes. */
    void begin();

    /** What people and applications hold. */
    MaintenanceMode maintenance();

    /** What it knows; the same instance as long as that is the same. */
    ReferenceState knows();

    /** Makes instances. */
    @FunctionalInterface
    interface InstanceFactory {

        /** Returns one that has not begun. */
        EngineInstance make(SimulatedProcess process);
    }
}
