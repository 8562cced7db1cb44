// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.backend.redis.configuration.RedisConfiguration;
import io.maintenance.backend.redis.connection.ManagedServer;
import io.maintenance.backend.redis.connection.RedisServer;
import io.maintenance.backend.redis.connection.ServerCalls;
import io.maintenance.backend.redis.connection.ServerConnectionFactory;
import io.maintenance.backend.redis.entry.EntryScripts;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.watch.WatchConnections;
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
        RedisConfiguration configuration = RedisConfiguration.read(options);
        RedisKeys keys = new RedisKeys(options.namespace());
        ServerConnectionFactory connections = configuration.connections(keys.client());
        ClientWarmUp.play(connections.settings().tls());
        RedisServer server = new ManagedServer(connections, configuration.address(), configuration.identity());
        ServerCalls calls = new ServerCalls(options.timeout(), server);
        return new RedisBackend(keys, server, calls, WatchConnections.own(connections, () -> EntryScripts.probe(keys)));
    }
}
