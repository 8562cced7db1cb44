// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.watch;

import io.maintenance.backend.redis.connection.ServerConnection;
import io.maintenance.backend.redis.entry.RedisKeys;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.DaemonThreads;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A watch on a connection of its own, which comes back by itself.
 *
 * <p>Where the server can, it is asked to track our keys and to say so on the same connection: then every change and every loss
 * is told, whoever caused it, and the watch is complete. Elsewhere only the messages of other nodes arrive.
 */
public final class PushWatch implements Watch {

    private static final System.Logger LOG = System.getLogger(PushWatch.class.getName());
    private static final Duration PING = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration LONGEST_HINT = Duration.ofSeconds(1);

    private final WatchConnections connections;
    private final RedisKeys keys;
    private final Runnable hint;
    private final Thread listener = DaemonThreads.create("maintenance-redis-watch", this::run);
    private final Thread heartbeat = DaemonThreads.create("maintenance-redis-watch-ping", this::beat);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable ServerConnection connection;
    private volatile @Nullable PushSubscription subscription;
    private volatile boolean complete;
    private boolean isTrackingRefused; // of the listener alone
    private long pause = SHORTEST_PAUSE.toMillis(); // of the listener alone

    private PushWatch(WatchConnections connections, RedisKeys keys, Runnable hint) {
        this.connections = connections;
        this.keys = keys;
        this.hint = hint;
    }

    /** Starts a watch. */
    public static PushWatch begin(WatchConnections connections, RedisKeys keys, Runnable hint) {
        PushWatch watch = new PushWatch(connections, keys, hint);
        watch.listener.start();
        watch.heartbeat.start();
        return watch;
    }

    @Override
    public boolean isComplete() {
        return complete && connections.isSettled();
    }

    public boolean isClosed() {
        return end.getCount() == 0;
    }

    /** Ends both threads, also while the server hangs; waits for a hint that is being given. */
    @Override
    public void close() {
        end.countDown();
        complete = false;
        cut();
        heartbeat.interrupt();
        DaemonThreads.end(listener, LONGEST_HINT);
    }

    private void run() {
        try {
            while (!isClosed()) {
                listen();
                if (!end.await(ThreadLocalRandom.current().nextLong(pause / 2, pause), TimeUnit.MILLISECONDS)) {
                    pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            return; // closed
        }
    }

    /** Listens until the connection ends. Who may not listen to the tracking may still listen to other nodes. */
    private void listen() {
        boolean tracking = !isTrackingRefused;
        isTrackingRefused = false;
        try (ServerConnection opened = connections.open()) {
            connection = opened;
            boolean tracked = tracking && isTracked(opened);
            PushSubscription messages = new PushSubscription(() -> begun(tracked), this::tell);
            subscription = messages;
            if (!isClosed()) {
                opened.jedis().subscribe(messages, tracked ? KeyTracking.CHANNEL : keys.channel());
            }
        } catch (JedisAccessControlException refused) {
            isTrackingRefused = tracking;
            LOG.log(Level.DEBUG, "The server does not let this user watch it", refused);
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "The watch lost its connection, or got none", broken);
        } finally {
            complete = false;
            subscription = null;
            connection = null;
        }
    }

    private boolean isTracked(ServerConnection opened) {
        try {
            KeyTracking.begin(opened.jedis(), keys);
            return true;
        } catch (JedisDataException refused) {
            LOG.log(
                    Level.DEBUG,
                    "The server tracks no keys for this user; only messages of other nodes arrive",
                    refused);
            return false;
        }
    }

    /** What happened before was missed, so that this is a hint, too. */
    private void begun(boolean tracked) {
        pause = SHORTEST_PAUSE.toMillis();
        complete = tracked && !isClosed();
        tell();
    }

    private void tell() {
        try {
            if (!isClosed()) {
                hint.run();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A hint failed; the watch goes on", e);
        }
    }

    /** Asks the server for signs of life: nothing else tells one that hangs, or is cut off, from one that has nothing to say. */
    private void beat() {
        try {
            while (!end.await(PING.toMillis(), TimeUnit.MILLISECONDS)) {
                ping();
            }
        } catch (InterruptedException e) {
            return; // closed
        }
    }

    private void ping() {
        PushSubscription messages = subscription;
        ServerConnection current = connection;
        if (messages == null || current == null || !messages.isSubscribed()) {
            return;
        }
        if (messages.silentNanos() > SILENCE.toNanos() || !connections.isCurrent(current)) {
            cut();
            return;
        }
        try {
            messages.ping();
        } catch (RuntimeException broken) {
            cut();
        }
    }

    private void cut() {
        ServerConnection current = connection;
        complete = false;
        if (current != null) {
            current.close();
        }
    }
}
