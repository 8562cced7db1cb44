// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.List;
import java.util.Set;

/**
 * Opens {@code redis://[user[:password]@]host[:port][/database]}, and {@code rediss://} with TLS. Nothing is connected before
 * the first call. Thread-safe.
 */
public final class RedisBackendProvider implements MaintenanceBackendProvider {

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public RedisBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("redis", "rediss");
    }

    @Override
    public List<String> urlForms() {
        return List.of("redis://HOST:PORT/DATABASE", "rediss://HOST:PORT/DATABASE");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        return Configured.read(options).open();
    }
}
