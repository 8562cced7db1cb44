// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.watch;

import io.maintenance.backend.redis.connection.ServerConnection;
import io.maintenance.backend.redis.entry.RedisKeys;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/** The tracking of our keys by the server, which says which of them changed, or that it lost everything. Redis can since 6.0. */
public final class KeyTracking {

    /** Where the server says so. */
    public static final String CHANNEL = "__redis__:invalidate";

    private KeyTracking() {}

    /** Tries it on a connection that is given up afterwards. @return {@code true} */
    public static boolean isPossible(WatchConnections connections, RedisKeys keys) {
        try (ServerConnection connection = connections.open()) {
            begin(connection.jedis(), keys);
            connection.jedis().sendCommand(Command.SUBSCRIBE, CHANNEL);
            return true;
        }
    }

    /**
     * Begins. The connection names itself as the one to tell, because only that works in the protocol that every server speaks.
     *
     * @throws redis.clients.jedis.exceptions.JedisDataException if the server cannot, or the user may not
     */
    static void begin(Jedis jedis, RedisKeys keys) {
        String self = String.valueOf(jedis.clientId());
        jedis.sendCommand(Command.CLIENT, "TRACKING", "ON", "REDIRECT", self, "BCAST", "PREFIX", keys.prefix());
    }
}
