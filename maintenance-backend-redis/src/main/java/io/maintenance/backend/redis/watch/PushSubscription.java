// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.watch;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;

/** The subscription on the connection of a watch. Each sign of life is noted; what a message says does not matter. */
final class PushSubscription extends JedisPubSub {

    private final Runnable begun;
    private final Runnable hint;
    private volatile long heard = System.nanoTime();

    /**
     * Creates one.
     *
     * @param begun is told once the server has taken the subscription
     * @param hint is told of each message
     */
    PushSubscription(Runnable begun, Runnable hint) {
        this.begun = begun;
        this.hint = hint;
    }

    /** How long the server has been silent. */
    long silentNanos() {
        return System.nanoTime() - heard;
    }

    @Override
    public void onSubscribe(String channel, int channels) {
        heard = System.nanoTime();
        begun.run();
    }

    /** For a flush the message is {@code null}. */
    @Override
    public void onMessage(String channel, @Nullable String message) {
        heard = System.nanoTime();
        hint.run();
    }

    @Override
    public void onPong(String pattern) {
        heard = System.nanoTime();
    }
}
