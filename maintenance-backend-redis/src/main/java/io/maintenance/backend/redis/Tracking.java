// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/** Lets a server say which of our keys changed, or that it lost everything. Redis can since 6.0. */
final class Tracking {

    /** Where the server says so. */
    static final String CHANNEL = "__redis__:invalidate";

    private Tracking() {}

    /** Tries it on a connection that is given up afterwards. @return {@code true} */
    static boolean isPossible(WatchedLines lines, Names names) {
        try (Line line = lines.open()) {
            begin(line.jedis(), names);
            line.jedis().sendCommand(Command.SUBSCRIBE, CHANNEL);
            return true;
        }
    }

    /**
     * Begins. The connection names itself as the one to tell, because only that works in the protocol that every server speaks.
     *
     * @throws redis.clients.jedis.exceptions.JedisDataException if the server cannot, or the user may not
     */
    static void begin(Jedis jedis, Names names) {
        String self = String.valueOf(jedis.clientId());
        jedis.sendCommand(Command.CLIENT, "TRACKING", "ON", "REDIRECT", self, "BCAST", "PREFIX", names.prefix());
    }
}
