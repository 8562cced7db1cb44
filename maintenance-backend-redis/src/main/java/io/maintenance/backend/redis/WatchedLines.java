// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import java.io.IOException;
import java.util.function.Supplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Where a watch gets its connections from. */
interface WatchedLines {

    /** Opens one; fails with the exceptions of Jedis. */
    Line open();

    /** Tells whether the entries are still where this one leads. */
    boolean isCurrent(Line line);

    /** Tells whether one that is current sees all that happens to the entries. */
    default boolean isSettled() {
        return true;
    }

    /** Returns connections that the application makes. */
    static WatchedLines given(Supplier<Jedis> connections) {
        return new WatchedLines() {
            @Override
            public Line open() {
                Jedis jedis = connections.get();
                return new Line(jedis, null, () -> end(jedis));
            }

            @Override
            public boolean isCurrent(Line line) {
                return true;
            }
        };
    }

    /**
     * Returns connections of our own.
     *
     * @param probe asks for our keys, which a server that does not hold them refuses
     */
    static WatchedLines own(Lines lines, Supplier<CommandArguments> probe) {
        return new WatchedLines() {
            @Override
            public Line open() {
                Line line = lines.open(step -> {});
                try {
                    line.jedis().getConnection().executeCommand(probe.get());
                    return line;
                } catch (RuntimeException refused) {
                    line.close();
                    if (refused instanceof JedisDataException answer && lines.redirects(line, answer)) {
                        throw new JedisConnectionException("The entries are elsewhere", refused);
                    }
                    throw refused;
                }
            }

            @Override
            public boolean isCurrent(Line line) {
                return line.peer() != null && lines.route().isCurrent(line.peer());
            }

            @Override
            public boolean isSettled() {
                return lines.route().isSettled();
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
