// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the engine: beside the api, else where the caller's context class loader looks. */
final class EngineLookup {

    private EngineLookup() {}

    /**
     * Returns a new builder of the engine that is installed.
     *
     * @throws EngineMissingException if there is none, or if it cannot be loaded
     */
    static MaintenanceMode.Builder newBuilder() {
        return find(EngineLookup.class.getClassLoader())
                .or(() -> find(Thread.currentThread().getContextClassLoader()))
                .orElseThrow(() -> new EngineMissingException(null))
                .newBuilder();
    }

    private static Optional<MaintenanceEngine> find(ClassLoader loader) {
        try {
            Iterator<MaintenanceEngine> engines =
                    ServiceLoader.load(MaintenanceEngine.class, loader).iterator();
            return engines.hasNext() ? Optional.of(engines.next()) : Optional.empty();
        } catch (ServiceConfigurationError broken) {
            throw new EngineMissingException(broken);
        }
    }
}
