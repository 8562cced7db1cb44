// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.Synchronizer.Look;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<Look> wanted = new AtomicReference<>(Look.BOTH);
    private volatile @Nullable Running running;
    private volatile boolean closed;
    private volatile long hintedAt;
    private long hintedAtFallback;

    Ticker(Synchronizer synchronizer, Stores stores, Surroundings surroundings, Pace pace) {
        this.synchronizer = synchronizer;
        this.stores = stores;
        this.surroundings = surroundings;
        this.pace = pace;
        this.hintedAt = surroundings.nanoTime() - SPREAD.toNanos();
        this.hintedAtFallback = hintedAt;
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

    /** Says that there is something to deliver. */
    void hint() {
        want(Look.BOTH);
    }

    /** Takes notice of a change that begins here. It reads the primary store itself, so that its echo may wait a moment. */
    void changing() {
        hintedAt = surroundings.nanoTime();
    }

    private void want(Look look) {
        wanted.accumulateAndGet(look, (one, other) -> one.compareTo(other) > 0 ? one : other);
        hint.raise();
    }

    private void run() {
        try {
            tick();
            firstRun.raise();
            wanted.set(Look.BOTH); // what changed before the watches began was not hinted at
            while (!closed) {
                stores.fallback().ifPresent(store -> store.watch(() -> want(Look.FALLBACK)));
                stores.primary().watch(() -> want(Look.PUSHED));
                tick();
                await();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        long now = surroundings.nanoTime();
        Look look = look(now);
        if (look != Look.FALLBACK) {
            pace.reads(now);
        }
        try {
            synchronizer.run(look, Cause.REMOTE_CHANGE);
        } catch (RuntimeException
                | Error unexpected) { // without this thread the node would never hear of a change again
            Log.LOGGER.log(System.Logger.Level.ERROR, "Synchronising failed; it is tried again", unexpected);
        }
        pace.looked(surroundings.nanoTime(), stores.primary().failure().isPresent());
    }

    /** A store that fails is not waited for before the fallback is looked at, whatever it pushed before. */
    private Look look(long now) {
        Look look = wanted.getAndSet(Look.FALLBACK);
        boolean due = look != Look.FALLBACK || pace.isDue(now, isWatched());
        return look == Look.PUSHED && !pace.isFailing() ? look : due ? Look.BOTH : Look.FALLBACK;
    }

    /** Waits for the next poll or for a hint. */
    private void await() throws InterruptedException {
        Duration atMost = pace.next(
                surroundings.nanoTime(), isWatched(), stores.fallback().isPresent(), surroundings.random());
        if (hint.await(atMost)) {
            space();
        }
    }

    /**
     * A hint after a quiet time is followed at once. When hints come thick, one look leaves a moment before the next, and many
     * nodes do not look at the same moment. The fallback hints at what this node itself writes there, which is no reason to let the
     * primary wait.
     */
    private void space() throws InterruptedException {
        boolean local = wanted.get() == Look.FALLBACK;
        long now = surroundings.nanoTime();
        if (now - (local ? hintedAtFallback : hintedAt) < SPREAD.toNanos()) {
            double share = local || !isShared() ? ALONE : surroundings.random();
            surroundings.pause(Duration.ofNanos((long) (share * (double) SPREAD.toNanos())));
        }
        if (local) {
            hintedAtFallback = surroundings.nanoTime();
        } else {
            hintedAt = surroundings.nanoTime();
        }
    }

    private boolean isShared() {
        Reach reach = stores.primary().reach();
        return reach != Reach.HOST && reach != Reach.PROCESS;
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
