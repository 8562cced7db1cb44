// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.NotStoredException;
import io.maintenance.engine.change.ChangeRefusals;
import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackendFactory;

/** Reads the namespace of a node in a store that the node does not run on. */
final class ForeignStoreReader {

    private final NodeContext context;

    ForeignStoreReader(NodeContext context) {
        this.context = context;
    }

    /**
     * Reads both entries.
     *
     * @throws io.maintenance.MaintenanceException if they cannot be read whole
     */
    StoreReading read(MaintenanceBackendFactory factory) {
        try (Store other = open(factory)) {
            StoreReading reading = other.read();
            requireUsable(other, reading);
            return reading;
        } catch (BackendException unread) {
            throw new NotStoredException(
                    "Nothing was taken over: the other store could not be read: " + unread.getMessage(), unread);
        }
    }

    private Store open(MaintenanceBackendFactory factory) {
        Configuration configuration = new Configuration(Environment.real());
        configuration.set("maintenance.namespace", context.settings().namespace());
        configuration.set("maintenance.flag-file", "none");
        configuration.backend(factory);
        configuration.noFallback();
        return new Store(
                "other", configuration.resolve().primary(), context.settings(), context.platform(), context.counters());
    }

    private static void requireUsable(Store other, StoreReading reading) {
        if (reading.isNewer()) {
            throw ChangeRefusals.newer();
        }
        Store.WRITE_ORDER.stream()
                .filter(key -> reading.entry(key).isDamaged())
                .findFirst()
                .ifPresent(key -> {
                    throw ChangeRefusals.damaged(other, key, reading.entry(key));
                });
    }
}
