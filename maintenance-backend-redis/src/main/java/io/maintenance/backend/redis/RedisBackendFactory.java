// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.backend.redis.connection.ApplicationServer;
import io.maintenance.backend.redis.connection.RedisServer;
import io.maintenance.backend.redis.connection.ServerCalls;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.backend.redis.watch.WatchConnections;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

/** Opens the switch through a client that the application already has, see {@link RedisBackend#using}. Immutable. */
public final class RedisBackendFactory implements MaintenanceBackendFactory {

    private final UnifiedJedis client;
    private final @Nullable Supplier<Jedis> connections;

    RedisBackendFactory(UnifiedJedis client, @Nullable Supplier<Jedis> connections) {
        this.client = client;
        this.connections = connections;
    }

    /**
     * Returns a factory that also watches for changes.
     *
     * @param connections makes a connection to the server that holds the entries, logged in, speaking RESP2 ({@code
     *     DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP2)}), and not from a pool; it is called on a thread of
     *     the backend, each time the connection before it broke. The backend closes what it gets.
     */
    public MaintenanceBackendFactory watchingWith(Supplier<Jedis> connections) {
        return new RedisBackendFactory(client, connections);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        options.finish();
        RedisServer server = new ApplicationServer(client);
        ServerCalls calls = new ServerCalls(options.timeout(), server);
        WatchConnections watched = connections == null ? null : WatchConnections.given(connections);
        return new RedisBackend(new RedisKeys(options.namespace()), server, calls, watched);
    }
}
