// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a replica synchronises: at the start, when a watch hints, at every poll, and sooner rather than later after a
 * failure. Runs beside the rest of its node.
 */
final class Ticker implements AutoCloseable {

    /** A store that is back should be noticed within a few seconds, however long it was away. */
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

    private static final double JITTER = 0.2;

    /** The longest pause before a hint is followed. A store may hint at being read: then each look is the cause of the next. */
    private static final Duration SPREAD = Duration.ofMillis(50);

    /** The share of the longest pause that a node makes which shares its store with no other machine. */
    private static final double ALONE = 0.4;

    private final Synchronizer synchronizer;
    private final Stores stores;
    private final Surroundings surroundings;
    private final Duration interval;
    private final Duration intervalWatched;
    private final Signal firstRun;
    private final Signal hint;
    private volatile @Nullable Running running;
    private volatile boolean closed;
    private int failures;
    private long primaryReadAt;
    private long hintedAt;

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
        this.hintedAt = surroundings.nanoTime() - SPREAD.toNanos();
        this.firstRun = surroundings.signal();
        this.hint = surroundings.signal();
    }

    /** Starts, and waits for the first run to end, for {@code atMost}. */
    void start(Duration atMost) throws InterruptedException {
        running = surroundings.start("sync", this::run);
        boolean done = firstRun.await(atMost);
        if (!done && !atMost.isZero()) {
            Log.LOGGER.log(System.Logger.Level.WARNING, "The stores did not answer within {0}; going on", atMost);
        }
    }

    /** Says that a store may have changed, or that there is something to deliver. */
    void hint() {
        hint.raise();
    }

    private void run() {
        try {
            tick(true);
            firstRun.raise();
            for (boolean woken = true; !closed; woken = await()) {
                stores.fallback().ifPresent(store -> store.watch(this::hint));
                stores.primary().watch(this::hint);
                tick(woken);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(boolean woken) {
        long now = surroundings.nanoTime();
        boolean due = woken || now - primaryReadAt >= pause().toNanos();
        if (due) {
            primaryReadAt = now;
        }
        try {
            synchronizer.run(due, Cause.REMOTE_CHANGE);
        } catch (RuntimeException
                | Error unexpected) { // without this thread the node would never hear of a change again
            Log.LOGGER.log(System.Logger.Level.ERROR, "Synchronising failed; it is tried again", unexpected);
        }
        boolean failed = stores.primary().failure().isPresent();
        failures = failed ? Math.min(failures + 1, 10) : 0;
    }

    /** How long the primary store is left alone unless there is a reason to read it. */
    private Duration pause() {
        if (failures == 0) {
            return isWatched() ? intervalWatched : Duration.ZERO;
        }
        Duration longest = interval.compareTo(LONGEST_BACKOFF) > 0 ? interval : LONGEST_BACKOFF;
        double nanos = Math.min((double) interval.toNanos() * Math.pow(2, failures), (double) longest.toNanos());
        return Duration.ofNanos((long) nanos);
    }

    /** Waits for the next poll or for a hint. Returns whether there was a hint. */
    private boolean await() throws InterruptedException {
        boolean woken = hint.await(delay());
        if (woken) {
            space();
        }
        return woken;
    }

    /**
     * A hint after a quiet time is followed at once. When hints come thick, one look leaves a moment before the next, and many
     * nodes do not look at the same moment.
     */
    private void space() throws InterruptedException {
        if (surroundings.nanoTime() - hintedAt < SPREAD.toNanos()) {
            Reach reach = stores.primary().reach();
            boolean isShared = reach != Reach.HOST && reach != Reach.PROCESS;
            double share = isShared ? surroundings.random() : ALONE;
            surroundings.pause(Duration.ofNanos((long) (share * (double) SPREAD.toNanos())));
        }
        hintedAt = surroundings.nanoTime();
    }

    /** A fallback is looked at as often as ever, whatever the primary does: a command may leave a change there. */
    private Duration delay() {
        Duration rare = pause();
        Duration regular = stores.fallback().isPresent() || rare.isZero() ? interval : rare;
        long jittered = (long) (regular.toNanos() * (1 - JITTER + 2 * JITTER * surroundings.random()));
        long untilDue = primaryReadAt + rare.toNanos() - surroundings.nanoTime();
        return Duration.ofNanos(failures > 0 && untilDue > 0 ? Math.min(jittered, untilDue) : jittered);
    }

    private boolean isWatched() {
        return stores.primary().isWatchComplete();
    }

    @Override
    public void close() {
        closed = true;
        Running started = running;
        if (started != null) {
            started.interrupt();
        }
    }
}
