// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.List;
import java.util.Set;

/**
 * Opens {@code redis://[user[:password]@]host[:port][/database]}, {@code redis+sentinel://s1,s2/database?master=NAME} and {@code
 * redis+cluster://h1,h2}; with {@code rediss} each speaks TLS. With {@code valkey} in place of {@code redis}, it is the same. Nothing is connected before the first call. Thread-safe.
 */
public final class RedisBackendProvider implements MaintenanceBackendProvider {

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public RedisBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of(
                "redis",
                "rediss",
                "redis+sentinel",
                "rediss+sentinel",
                "redis+cluster",
                "rediss+cluster",
                "valkey",
                "valkeys",
                "valkey+sentinel",
                "valkeys+sentinel",
                "valkey+cluster",
                "valkeys+cluster");
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
