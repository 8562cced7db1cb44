// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is asked again while it says {@code UNAVAILABLE}, as the contract lets it at any time: on a machine that is
 * busy a sound backend may miss its timeout. For rules about what is stored, where nobody else writes the same text.
 */
record Steady(MaintenanceBackend backend, Duration patience) implements MaintenanceBackend {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public Map<StorageKey, String> read() {
        return answer(backend::read);
    }

    /** After a call that failed, {@code false} may mean that it had happened all the same. */
    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        try {
            return backend.compareAndSet(key, expected, update);
        } catch (BackendException failed) {
            requireUnavailable(failed);
            return answer(() -> backend.compareAndSet(key, expected, update)) || update.equals(read().get(key));
        }
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        return backend.watch(hint);
    }

    @Override
    public Traits traits() {
        return backend.traits();
    }

    @Override
    public String removalHint(StorageKey key) {
        return backend.removalHint(key);
    }

    @Override
    public List<Finding> diagnose() {
        return backend.diagnose();
    }

    @Override
    public void close() {
        backend.close();
    }

    private <T> T answer(Supplier<T> call) {
        long start = System.nanoTime();
        while (true) {
            try {
                return call.get();
            } catch (BackendException failed) {
                requireUnavailable(failed);
                if (System.nanoTime() - start > patience.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static void requireUnavailable(BackendException failed) {
        if (failed.kind() != Kind.UNAVAILABLE) {
            throw failed;
        }
    }
}
