// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.memory;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One handle on a store inside this process. */
final class MemoryBackend implements MaintenanceBackend {

    private final String name;
    private final MemoryStore store;
    private volatile boolean open = true;

    MemoryBackend(String name, MemoryStore store) {
        this.name = name;
        this.store = store;
    }

    @Override
    public Map<StorageKey, String> read() {
        checkOpen();
        return store.read();
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        checkOpen();
        boolean written = store.compareAndSet(
                Objects.requireNonNull(key, "key"), expected, Objects.requireNonNull(update, "update"));
        if (written) {
            store.changedBy(this);
        }
        return written;
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        checkOpen();
        MemoryWatch watch = new MemoryWatch(store, this, Objects.requireNonNull(hint, "hint"));
        store.add(watch);
        return Optional.of(watch);
    }

    @Override
    public Traits traits() {
        return new Traits(Traits.Reach.PROCESS, Integer.MAX_VALUE);
    }

    @Override
    public String removalHint(StorageKey key) {
        return "end the process: memory:" + name + " lives and ends with it";
    }

    @Override
    public void close() {
        open = false;
        store.closeWatchesOf(this);
    }

    @Override
    public String toString() {
        return "memory:" + name;
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("memory:" + name + " is closed");
        }
    }
}
