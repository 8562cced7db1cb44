// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.watch;

import io.maintenance.backend.redis.connection.ServerConnection;
import io.maintenance.backend.redis.connection.ServerConnectionFactory;
import java.io.IOException;
import java.util.function.Supplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** The connections of a watch. */
public interface WatchConnections {

    /** Opens one; fails with the exceptions of Jedis. */
    ServerConnection open();

    /** Tells whether the entries are still where this one leads. */
    boolean isCurrent(ServerConnection connection);

    /** Tells whether one that is current sees all that happens to the entries. */
    default boolean isSettled() {
        return true;
    }

    /** Returns connections that the application makes. */
    static WatchConnections given(Supplier<Jedis> connections) {
        return new WatchConnections() {
            @Override
            public ServerConnection open() {
                Jedis jedis = connections.get();
                return new ServerConnection(jedis, null, () -> end(jedis));
            }

            @Override
            public boolean isCurrent(ServerConnection connection) {
                return true;
            }
        };
    }

    /**
     * Returns connections of our own.
     *
     * @param probe asks for our keys, which a server that does not hold them refuses
     */
    static WatchConnections own(ServerConnectionFactory connections, Supplier<CommandArguments> probe) {
        return new WatchConnections() {
            @Override
            public ServerConnection open() {
                ServerConnection connection = connections.open(step -> {});
                try {
                    connection.jedis().getConnection().executeCommand(probe.get());
                    return connection;
                } catch (RuntimeException refused) {
                    connection.close();
                    if (refused instanceof JedisDataException answer && connections.redirects(connection, answer)) {
                        throw new JedisConnectionException("The entries are elsewhere", refused);
                    }
                    throw refused;
                }
            }

            @Override
            public boolean isCurrent(ServerConnection connection) {
                return connection.peer() != null && connections.route().isCurrent(connection.peer());
            }

            @Override
            public boolean isSettled() {
                return connections.route().isSettled();
            }
        };
    }

    private static void end(Jedis jedis) {
        try {
            jedis.getConnection().forceDisconnect();
        } catch (IOException | RuntimeException ignored) {
            return; // what matters is that nobody waits for it any longer
        }
    }
}
