// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.TaskHandle;
import io.maintenance.engine.store.Store;
import io.maintenance.spi.Traits.Reach;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A loop that runs a task about one store: at the start, when a watch hints, and after each pause. Has a thread of its own.
 * Thread-safe.
 */
public final class SyncLoop {

    /** The longest pause before a hint is followed. A store may hint at being read: then each look is the cause of the next. */
    private static final Duration SPREAD = Duration.ofMillis(50);

    /** The same while a change is on its way here: it reads the store itself, and the store has enough to do if many change. */
    private static final Duration SPREAD_CHANGING = Duration.ofMillis(250);

    /** The share of the longest pause that a node makes which shares its store with no other machine. */
    private static final double ALONE = 0.4;

    private final String name;
    private final Store store;
    private final PeriodicTask task;
    private final Platform platform;
    private final Signal firstRun;
    private final Signal hint;
    private final Signal ended;
    private volatile @Nullable TaskHandle running;
    private volatile boolean closed;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile long hintedAt;

    public SyncLoop(String name, Store store, PeriodicTask task, Platform platform) {
        this.name = name;
        this.store = store;
        this.task = task;
        this.platform = platform;
        this.firstRun = platform.signal();
        this.hint = platform.signal();
        this.ended = platform.signal();
        expectQuiet();
    }

    /** Starts, and waits for the first run to end, for {@code atMost}. Returns whether it did. */
    public boolean start(Duration atMost) throws InterruptedException {
        running = platform.start(name, this::run);
        return awaitFirstRun(atMost);
    }

    /** Waits for the first run to end, for {@code atMost}. Returns whether it did. */
    public boolean awaitFirstRun(Duration atMost) throws InterruptedException {
        return firstRun.await(atMost);
    }

    boolean isStarted() {
        return running != null;
    }

    boolean isClosed() {
        return closed;
    }

    /** Asks for a run soon. */
    public void hint() {
        hint.raise();
    }

    /** Asks for a run at once, because a caller waits for it. */
    void hurry() {
        expectQuiet();
        hint.raise();
    }

    /** Records that a local change is starting, so that the watch event it causes is not followed at once. */
    public void changing() {
        hintedAt = platform.nanoTime();
        changes.incrementAndGet();
    }

    /** Records that a local change has ended. */
    public void changed() {
        changes.decrementAndGet();
        hint.raise();
    }

    private void expectQuiet() {
        hintedAt = platform.nanoTime() - SPREAD.toNanos();
    }

    private void run() {
        try {
            repeat();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            ended.raise();
        }
    }

    private void repeat() throws InterruptedException {
        guarded(task::run);
        firstRun.raise();
        boolean watches = false;
        while (!closed) { // what changed before the watch began was not hinted at, so that the second run follows at
            // once
            watches = watches || store.watch(hint::raise);
            guarded(task::run);
            if (!closed && hint.await(task.pause())) {
                space();
            }
        }
        guarded(task::end);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException
                | Error unexpected) { // without this thread the node would never hear of a change again
            EngineLog.LOGGER.log(System.Logger.Level.ERROR, "Synchronising failed; it is tried again", unexpected);
        }
    }

    /**
     * A hint after a quiet time is followed at once. When hints come thick, one look leaves a moment before the next, and many
     * nodes do not look at the same moment.
     */
    private void space() throws InterruptedException {
        Duration longest = isShared() && changes.get() > 0 ? SPREAD_CHANGING : SPREAD;
        if (!closed && platform.nanoTime() - hintedAt < longest.toNanos()) {
            double share = isShared() ? platform.random() : ALONE;
            platform.pause(Duration.ofNanos((long) (share * (double) longest.toNanos())));
        }
        hintedAt = platform.nanoTime();
    }

    private boolean isShared() {
        Reach reach = store.reach();
        return reach != Reach.HOST && reach != Reach.PROCESS;
    }

    /**
     * Ends the work, and first waits for what is left to do, for {@code patience}. An interrupt of the caller does not shorten a
     * wait that has not begun, and stays set.
     */
    public void close(Duration patience) {
        closed = true;
        hint.raise();
        TaskHandle started = running;
        if (started == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!patience.isZero()) {
                ended.await(patience);
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            started.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
