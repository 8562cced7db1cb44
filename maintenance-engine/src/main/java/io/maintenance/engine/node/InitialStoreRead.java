// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Optional;

/**
 * The first read of the primary store by a command. The client of the store may just be starting, so that one that does not
 * answer in time is given a little longer; after that the command does not wait for it again.
 */
final class InitialStoreRead {

    /** Less than the half second within which a command answers beyond the timeout of its store. */
    private static final Duration LONGER = Duration.ofMillis(400);

    /** For how long it counts that the store did not answer: a switch that is kept open asks again. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final Store store;
    private final Platform platform;
    private volatile long lookedAt;

    InitialStoreRead(Store store, Platform platform) {
        this.store = store;
        this.platform = platform;
    }

    /** Reads the store; empty if it did not answer. */
    Optional<StoreReading> read() {
        long start = platform.nanoTime();
        Optional<StoreReading> reading = store.tryRead(store.timeout());
        boolean late = platform.nanoTime() - start >= store.timeout().toNanos();
        if (reading.isEmpty() && late) {
            reading = store.tryRead(LONGER);
        }
        lookedAt = platform.nanoTime();
        return reading;
    }

    /** Why there is no sense in asking again; empty if there is. */
    Optional<BackendException> failure() {
        boolean fresh = platform.nanoTime() - lookedAt < A_MOMENT.toNanos();
        return fresh && store.lastReading().isEmpty() ? store.failure() : Optional.empty();
    }
}
