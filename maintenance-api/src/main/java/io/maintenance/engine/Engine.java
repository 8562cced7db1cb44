// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceMode;

/** The one door from the api into the engine. */
public final class Engine {

    private Engine() {}

    /** Returns a builder that reads nothing it was not told to read. */
    public static MaintenanceMode.Builder newBuilder() {
        return new EngineBuilder();
    }
}
