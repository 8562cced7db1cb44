// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A store in memory that a test can take away. */
final class MemoryStore implements MaintenanceBackend {

    private final Map<StorageKey, String> entries = new EnumMap<>(StorageKey.class);
    private boolean away;
    private boolean leaving;

    synchronized void away(boolean is) {
        away = is;
    }

    /** Takes the store away in the middle of the next write, so that nobody knows what became of it. */
    synchronized void leaveAtNextWrite() {
        leaving = true;
    }

    @Override
    public synchronized Map<StorageKey, String> read() {
        ask();
        return new EnumMap<>(entries);
    }

    @Override
    public synchronized boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        ask();
        if (leaving) {
            away = true;
            throw new BackendException(Kind.UNAVAILABLE, "a test took the store away in the middle of a write");
        }
        boolean same = Objects.equals(entries.get(key), expected);
        if (same) {
            entries.put(key, update);
        }
        return same;
    }

    private void ask() {
        if (away) {
            throw new BackendException(Kind.UNAVAILABLE, "a test took the store away").unwritten();
        }
    }

    @Override
    public void close() {}
}
