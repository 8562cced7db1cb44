// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.Synchronizer.Look;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a replica synchronises: at the start, when a watch hints, at every poll, and sooner rather than later after a
 * failure. Runs beside the rest of its node.
 */
final class Ticker implements AutoCloseable {

    /** The longest pause before a hint is followed. A store may hint at being read: then each look is the cause of the next. */
    private static final Duration SPREAD = Duration.ofMillis(50);

    /** The share of the longest pause that a node makes which shares its store with no other machine. */
    private static final double ALONE = 0.4;

    private final Synchronizer synchronizer;
    private final Stores stores;
    private final Surroundings surroundings;
    private final Pace pace;
    private final Signal firstRun;
    private final Signal hint;
    private volatile @Nullable Running running;
    private volatile boolean closed;
    private volatile boolean pushed;
    private long hintedAt;

    Ticker(Synchronizer synchronizer, Stores stores, Surroundings surroundings, Pace pace) {
        this.synchronizer = synchronizer;
        this.stores = stores;
        this.surroundings = surroundings;
        this.pace = pace;
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

    private void push() {
        pushed = true;
        hint.raise();
    }

    private void run() {
        try {
            tick(true);
            firstRun.raise();
            for (boolean woken = true; !closed; woken = await()) {
                stores.fallback().ifPresent(store -> store.watch(this::hint));
                stores.primary().watch(this::push);
                tick(woken);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick(boolean woken) {
        long now = surroundings.nanoTime();
        boolean due = woken || pace.isDue(now, isWatched());
        if (due) {
            pace.reads(now);
        }
        try {
            synchronizer.run(look(due), Cause.REMOTE_CHANGE);
        } catch (RuntimeException
                | Error unexpected) { // without this thread the node would never hear of a change again
            Log.LOGGER.log(System.Logger.Level.ERROR, "Synchronising failed; it is tried again", unexpected);
        }
        pace.looked(surroundings.nanoTime(), stores.primary().failure().isPresent());
    }

    /** A store that fails is not waited for before the fallback is looked at, whatever it pushed before. */
    private Look look(boolean due) {
        boolean primaryFirst = pushed && !pace.isFailing();
        pushed = false;
        return primaryFirst ? Look.PUSHED : due ? Look.BOTH : Look.FALLBACK;
    }

    /** Waits for the next poll or for a hint. Returns whether there was a hint. */
    private boolean await() throws InterruptedException {
        boolean woken = hint.await(pace.next(
                surroundings.nanoTime(), isWatched(), stores.fallback().isPresent(), surroundings.random()));
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
