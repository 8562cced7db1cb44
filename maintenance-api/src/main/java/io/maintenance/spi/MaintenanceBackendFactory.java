// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

/** Opens a backend. An application hands one in to share a client that it already has. */
@FunctionalInterface
public interface MaintenanceBackendFactory {

    /**
     * Validates the options and opens the backend. The server may be down: no connection is needed, and no thread is
     * started, before the first call.
     *
     * @param options where the store is and how to reach it; implementations call {@link BackendOptions#finish} once they
     *     have read all they know
     * @return the backend; the caller closes it
     * @throws InvalidOptionsException if options are wrong, with every problem found
     */
    MaintenanceBackend open(BackendOptions options);
}
