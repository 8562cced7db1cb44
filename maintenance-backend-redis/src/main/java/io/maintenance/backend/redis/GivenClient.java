// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;

/** Opens the switch through a client that the application already has, see {@link RedisBackend#using}. Immutable. */
public final class GivenClient implements MaintenanceBackendFactory {

    private final UnifiedJedis client;
    private final @Nullable Supplier<Jedis> connections;

    GivenClient(UnifiedJedis client, @Nullable Supplier<Jedis> connections) {
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
        return new GivenClient(client, connections);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        options.finish();
        Server server = new GivenServer(client);
        ServerCalls calls = new ServerCalls(options.timeout(), server);
        WatchedLines watched = connections == null ? null : WatchedLines.given(connections);
        return new RedisBackend(new Names(options.namespace()), server, calls, watched);
    }
}
