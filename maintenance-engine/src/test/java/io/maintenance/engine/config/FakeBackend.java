// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers whether it was closed. */
final class FakeBackend implements MaintenanceBackend {

    boolean closed;

    @Override
    public Map<StorageKey, String> read() {
        return Map.of();
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        return false;
    }

    @Override
    public void close() {
        closed = true;
    }
}
