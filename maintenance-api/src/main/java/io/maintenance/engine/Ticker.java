// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a replica synchronises: at the start, when a watch hints, at every poll, and sooner rather than later after a
 * failure. One daemon thread.
 */
final class Ticker implements AutoCloseable {

    /** A store that is back should be noticed within a few seconds, however long it was away. */
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

    private static final double JITTER = 0.2;
    private static final int MANY_NODES_SPREAD_MILLIS = 50;

    private final Synchronizer synchronizer;
    private final Stores stores;
    private final Surroundings surroundings;
    private final Duration interval;
    private final Duration intervalWatched;
    private final CountDownLatch firstRun = new CountDownLatch(1);
    private final Object lock = new Object();
    private final Thread thread = Threads.daemon("sync", this::run);
    private boolean hinted;
    private volatile boolean closed;
    private int failures;
    private long primaryReadAt;

    Ticker(
            Synchronizer synchronizer,
            Stores stores,
            Surroundings surroundings,
            Duration interval,
            Duration intervalWatched) {
        this.synchronizer = synchronizer;
        this.stores = stores;
        this.surroundings = surroundings;
        this.interval = interval;
        this.intervalWatched = intervalWatched;
    }

    /** Starts, and waits for the first run to end, for {@code atMost}. */
    void start(Duration atMost) {
        thread.start();
        try {
            boolean done = firstRun.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (!done) {
                Log.LOGGER.log(System.Logger.Level.WARNING, "The stores did not answer within {0}; going on", atMost);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that a store may have changed, or that there is something to deliver. */
    void hint() {
        synchronized (lock) {
            hinted = true;
            lock.notifyAll();
        }
    }

    private void run() {
        try {
            tick(true);
            firstRun.countDown();
            stores.fallback().ifPresent(store -> store.watch(this::hint));
            stores.primary().watch(this::hint);
            for (boolean woken = true; !closed; woken = await()) {
                tick(woken);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(boolean woken) {
        long now = surroundings.nanoTime();
        boolean due = woken || failures > 0 || !isWatched() || now - primaryReadAt >= intervalWatched.toNanos();
        if (due) {
            primaryReadAt = now;
        }
        try {
            synchronizer.run(due, Cause.REMOTE_CHANGE);
        } catch (RuntimeException unexpected) {
            Log.LOGGER.log(System.Logger.Level.ERROR, "Synchronising failed; it is tried again", unexpected);
        }
        boolean failed = stores.primary().failure().isPresent();
        failures = failed ? Math.min(failures + 1, 10) : 0;
    }

    /** Waits for the next poll or for a hint. Returns whether there was a hint. */
    private boolean await() throws InterruptedException {
        boolean woken;
        synchronized (lock) {
            if (!hinted) {
                TimeUnit.NANOSECONDS.timedWait(lock, delay().toNanos());
            }
            woken = hinted;
            hinted = false;
        }
        if (woken && stores.primary().reach() != Reach.HOST && stores.primary().reach() != Reach.PROCESS) {
            surroundings.pause(Duration.ofMillis((long) (surroundings.random() * MANY_NODES_SPREAD_MILLIS)));
        }
        return woken;
    }

    private Duration delay() {
        boolean rare = isWatched() && stores.fallback().isEmpty() && failures == 0;
        Duration regular = rare ? intervalWatched : interval;
        Duration longest = regular.compareTo(LONGEST_BACKOFF) > 0 ? regular : LONGEST_BACKOFF;
        double nanos = Math.min((double) regular.toNanos() * Math.pow(2, failures), (double) longest.toNanos());
        return Duration.ofNanos((long) (nanos * (1 - JITTER + 2 * JITTER * surroundings.random())));
    }

    private boolean isWatched() {
        return stores.primary().isWatchComplete();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
