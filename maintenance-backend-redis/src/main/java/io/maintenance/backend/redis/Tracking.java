// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/** Lets a server say which of our keys changed, or that it lost everything. Redis can since 6.0. */
final class Tracking {

    /** Where the server says so. */
    static final String CHANNEL = "__redis__:invalidate";

    private Tracking() {}

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
