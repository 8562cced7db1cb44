// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.Environment;

/** The one door from the api into the engine. */
public final class Engine {

    private Engine() {}

    /** Returns a builder that reads nothing it was not told to read. */
    public static MaintenanceMode.Builder newBuilder() {
        return new EngineBuilder(new Configuration());
    }

    /** Returns a builder that takes this for the machine it runs on. */
    public static MaintenanceMode.Builder newBuilder(Environment machine) {
        return new EngineBuilder(new Configuration(machine));
    }
}
