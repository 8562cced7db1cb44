// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceMode;

/** The one door from the api into the engine. */
public final class Engine {

    private Engine() {}

    public static MaintenanceMode.Builder newBuilder() {
        throw new UnsupportedOperationException("being built");
    }
}
