// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.engine.codec.Entry;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The health of one store, in words. */
public final class StoreHealth {

    private StoreHealth() {}

    static MaintenanceHealth.StoreStatus of(Store store) {
        String problem = problem(store);
        return new MaintenanceHealth.StoreStatus(
                store.role(), store.url(), state(store), store.isWatchComplete(), store.reach(), problem);
    }

    private static StoreState state(Store store) {
        Optional<BackendException> failure = store.failure();
        if (failure.isPresent()) {
            return state(failure.get());
        }
        return store.lastReading()
                .map(reading -> reading.isDamaged() ? StoreState.CORRUPT : StoreState.UP)
                .orElse(StoreState.UNKNOWN);
    }

    /** What a failed call says of its store. */
    static StoreState state(BackendException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE -> StoreState.DOWN;
            case REJECTED, TOO_LARGE -> StoreState.REJECTED;
            case CORRUPT -> StoreState.CORRUPT;
        };
    }

    private static @Nullable String problem(Store store) {
        Optional<BackendException> failure = store.failure();
        if (failure.isPresent()) {
            return failure.get().getMessage();
        }
        Optional<StoreReading> last = store.lastReading();
        if (last.isEmpty()) {
            return "it has not answered yet";
        }
        return last.get().isDamaged() ? damage(store, last.get()) : null;
    }

    /** Says what is wrong with each damaged entry, and how a person removes it. */
    static String damage(Store store, StoreReading reading) {
        return Store.WRITE_ORDER.stream()
                .filter(key -> reading.entry(key).isDamaged())
                .map(key -> damage(store, key, reading.entry(key)))
                .collect(Collectors.joining(" "));
    }

    /** Says what is wrong with an entry, and how a person removes it. */
    public static String damage(Store store, StorageKey key, Entry<?> entry) {
        return "The entry " + key + " in " + store.url() + " cannot be used: it " + entry.problem()
                + ". A running node that knows the state replaces it; where none runs, remove it by hand: "
                + store.removalHint(key) + ".";
    }
}
