// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a node and the real store, and fails as a store fails, so that outages and losses are tried with every
 * backend, also where nobody controls the server.
 */
final class Interposer implements MaintenanceBackend {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Duration longest;
    private final AtomicInteger hanging = new AtomicInteger();
    private final List<Runnable> hints = new CopyOnWriteArrayList<>();
    private volatile MaintenanceBackend real;
    private volatile Mode mode = Mode.PASS;

    /** What it does with calls. */
    enum Mode {
        /** Hands them through. */
        PASS,
        /** Fails at once. */
        REFUSE,
        /** Waits for another mode, an interrupt, or the time at which nobody waits for the call any more. */
        HANG,
        /** Hands writes through, and fails as if the answer had been lost. */
        LOSE_ANSWER
    }

    Interposer(MaintenanceBackend real, Duration longest) {
        this.real = real;
        this.longest = longest;
    }

    /** From now on fails like this. A watch is incomplete meanwhile, and hints on return. */
    void mode(Mode next) {
        mode = next;
        hintAll();
    }

    /**
     * From now on stands before another namespace of the same store: to a node this is a store that lost everything, and
     * what it writes back lands in the real store.
     */
    void switchTo(MaintenanceBackend empty) {
        real = empty;
        hintAll();
    }

    /** Returns whether a call hangs now. */
    boolean isHanging() {
        return hanging.get() > 0;
    }

    @Override
    public Map<StorageKey, String> read() {
        failAsTold();
        return real.read();
    }

    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        failAsTold();
        boolean done = real.compareAndSet(key, expected, update);
        if (mode == Mode.LOSE_ANSWER) {
            throw unavailable("the answer was lost on purpose");
        }
        return done;
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        hints.add(hint);
        return real.watch(hint).map(watch -> new Watched(watch, real));
    }

    @Override
    public Traits traits() {
        return real.traits();
    }

    @Override
    public Optional<String> identity() {
        return real.identity();
    }

    @Override
    public void close() {
        mode = Mode.REFUSE;
        hints.clear();
        real.close();
    }

    /** A watch that is as good as the real one while nothing was done to the store. */
    private final class Watched implements Watch {

        private final Watch watch;
        private final MaintenanceBackend watched;

        Watched(Watch watch, MaintenanceBackend watched) {
            this.watch = watch;
            this.watched = watched;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // another instance watches other entries
        public boolean isComplete() {
            return mode == Mode.PASS && watched == real && watch.isComplete();
        }

        @Override
        public void close() {
            hints.clear();
            watch.close();
        }
    }

    private void failAsTold() {
        if (mode == Mode.REFUSE) {
            throw unavailable("refused on purpose");
        }
        if (mode == Mode.HANG) {
            hanging.incrementAndGet();
            try {
                hang();
            } finally {
                hanging.decrementAndGet();
            }
        }
    }

    private void hang() {
        long end = System.nanoTime() + longest.toNanos();
        while (mode == Mode.HANG) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw unavailable("hung on purpose");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void hintAll() {
        hints.forEach(Runnable::run);
    }

    private static BackendException unavailable(String why) {
        return new BackendException(Kind.UNAVAILABLE, why);
    }
}
