// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.MaintenanceMode;

/** The engine at work in one process. */
public interface Instance {

    /** Goes to the stores for the first time, as long as that takes. */
    void begin();

    /** What people and applications hold. */
    MaintenanceMode maintenance();

    /** What it knows; the same instance as long as that is the same. */
    Mirror knows();

    /** Makes instances. */
    @FunctionalInterface
    interface Maker {

        /** Returns one that has not begun. */
        Instance make(Process process);
    }
}
