// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.spi.HostPort;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/**
 * One connection to a server.
 *
 * @param jedis speaks on it
 * @param peer the server; {@code null} if the application made the connection
 * @param socket ends it at once, also for whoever waits for an answer
 */
public record ServerConnection(Jedis jedis, @Nullable HostPort peer, Runnable socket) implements AutoCloseable {

    @Override
    public void close() {
        socket.run();
    }
}
