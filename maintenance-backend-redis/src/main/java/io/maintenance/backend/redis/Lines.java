// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.HostPort;
import java.util.function.Consumer;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Opens connections to the server that holds the entries, logged in, in the right database.
 *
 * @param route knows the server
 * @param access how to get in
 * @param database its number
 * @param name of the connections in the server's list
 */
record Lines(Route route, Access access, int database, String name) {

    /**
     * Loads the classes of Jedis, which takes longer on a busy machine than a call may take.
     */
    static void prepare() {
        Jedis unconnected = new Jedis(() -> {
            throw new JedisConnectionException("never connected");
        });
        unconnected.close();
    }

    Line open(Consumer<String> progress) {
        HostPort server = route.find();
        try {
            return open(server, progress);
        } catch (RuntimeException failed) {
            route.suspect(server);
            throw failed;
        }
    }

    private Line open(HostPort server, Consumer<String> progress) {
        Dial dial = new Dial(server, access.timeout(), access.tls(), progress);
        DefaultJedisClientConfig config = access.config().database(database).build();
        try {
            Jedis jedis = new Jedis(dial, config);
            nameIt(jedis);
            return new Line(jedis, server, dial::close);
        } catch (RuntimeException failed) {
            dial.close();
            throw failed;
        }
    }

    /** It is for people who look at the server, so that it does not matter if it is not allowed. */
    private void nameIt(Jedis jedis) {
        try {
            jedis.clientSetname(name);
        } catch (JedisDataException notAllowed) {
            return;
        }
    }
}
