// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import java.util.function.Supplier;
import redis.clients.jedis.Jedis;

/** Where a watch gets its connections from. */
interface WatchedLines {

    /** Opens one; fails with the exceptions of Jedis. */
    Line open();

    /** Tells whether the entries are still where this one leads. */
    boolean isCurrent(Line line);

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

    /** Returns connections of our own. */
    static WatchedLines own(Lines lines) {
        return new WatchedLines() {
            @Override
            public Line open() {
                return lines.open(step -> {});
            }

            @Override
            public boolean isCurrent(Line line) {
                return line.peer() != null && lines.route().isCurrent(line.peer());
            }
        };
    }

    private static void end(Jedis jedis) {
        try {
            jedis.getConnection().forceDisconnect();
        } catch (java.io.IOException | RuntimeException ignored) {
            return; // what matters is that nobody waits for it any longer
        }
    }
}
