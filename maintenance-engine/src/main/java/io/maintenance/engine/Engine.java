// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEngine;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.sources.Environment;
import java.util.function.Supplier;

/** The entry point of this module, which the api finds at run time. */
public final class Engine implements MaintenanceEngine {

    private final Supplier<Environment> machine;

    /** Creates the engine of the machine that it runs on. */
    public Engine() {
        machine = Environment::real;
    }

    /** Creates an engine that takes this for the machine it runs on. */
    public Engine(Environment machine) {
        this.machine = () -> machine;
    }

    @Override
    public MaintenanceMode.Builder newBuilder() {
        return new EngineBuilder(new Configuration(machine.get()));
    }
}
