// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import org.jspecify.annotations.Nullable;

/** The outcome of a compare-and-set among many. Under load a store may fail to answer, and then it is unknown. */
enum WriteOutcome {
    WON,
    LOST,
    UNKNOWN;

    static WriteOutcome at(MaintenanceBackend backend, StorageKey key, @Nullable String expected, String update) {
        try {
            return backend.compareAndSet(key, expected, update) ? WON : LOST;
        } catch (BackendException e) {
            if (e.kind() != Kind.UNAVAILABLE) {
                throw e;
            }
            return UNKNOWN;
        }
    }
}
