// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceHealth;
import io.maintenance.engine.codec.Entry;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to say of a store. */
final class StoreHealth {

    private StoreHealth() {}

    static MaintenanceHealth.Store of(Store store) {
        String problem = problem(store);
        return new MaintenanceHealth.Store(
                store.role(), store.url(), state(store), store.isWatchComplete(), store.reach(), problem);
    }

    private static MaintenanceHealth.State state(Store store) {
        Optional<BackendException> failure = store.failure();
        if (failure.isPresent()) {
            return switch (failure.get().kind()) {
                case UNAVAILABLE -> MaintenanceHealth.State.DOWN;
                case REJECTED, TOO_LARGE -> MaintenanceHealth.State.REJECTED;
                case CORRUPT -> MaintenanceHealth.State.CORRUPT;
            };
        }
        boolean damaged = store.lastReading().map(Reading::isDamaged).orElse(false);
        return damaged ? MaintenanceHealth.State.CORRUPT : MaintenanceHealth.State.UP;
    }

    private static @Nullable String problem(Store store) {
        Optional<BackendException> failure = store.failure();
        if (failure.isPresent()) {
            return failure.get().getMessage();
        }
        return store.lastReading()
                .flatMap(reading -> Store.WRITE_ORDER.stream()
                        .filter(key -> reading.entry(key).isDamaged())
                        .map(key -> damage(store, key, reading.entry(key)))
                        .reduce((a, b) -> a + " " + b))
                .orElse(null);
    }

    /** Says what is wrong with an entry, and how a person removes it. */
    static String damage(Store store, StorageKey key, Entry<?> entry) {
        return "The entry " + key + " in " + store.url() + " " + entry.problem()
                + ". A running node that knows the state replaces it; where none runs, remove it by hand: "
                + store.removalHint(key) + ".";
    }
}
