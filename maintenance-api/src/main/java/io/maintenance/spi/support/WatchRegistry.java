// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.Watch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The watches of one backend that share one subscription to its store. A hint that throws is logged and harms nothing, and none
 * begins after its watch or the registry was closed. Thread-safe.
 */
public final class WatchRegistry implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WatchRegistry.class.getName());
    private static final long LONGEST_HINT_MILLIS = 1_000;

    private final BooleanSupplier complete;
    private final Set<RegisteredWatch> watches = ConcurrentHashMap.newKeySet();
    private final OpenGuard open = new OpenGuard();

    /**
     * Creates a registry without watches.
     *
     * @param complete tells, from memory, whether every change and every loss will be hinted now, see {@link Watch#isComplete}
     */
    public WatchRegistry(BooleanSupplier complete) {
        this.complete = Objects.requireNonNull(complete, "complete");
    }

    /**
     * Adds a watch, which its holder closes.
     *
     * @param hint called by the threads that call {@link #hint}, one at a time
     * @throws IllegalStateException after {@link #close}
     */
    public Watch watch(Runnable hint) {
        open.requireOpen("this backend");
        RegisteredWatch watch = new RegisteredWatch(Objects.requireNonNull(hint, "hint"));
        watches.add(watch);
        if (open.isClosed()) {
            watch.close(); // closed meanwhile, and that did not see this one
        }
        return watch;
    }

    /** Returns {@code true} if nobody watches. */
    public boolean isEmpty() {
        return watches.isEmpty();
    }

    /** Calls the hint of each watch. */
    public void hint() {
        watches.forEach(RegisteredWatch::hint);
    }

    /** Closes every watch. It waits up to a second for a hint that is being given, unless that calls it. Idempotent. */
    @Override
    public void close() {
        open.close();
        watches.forEach(RegisteredWatch::close);
    }

    private final class RegisteredWatch implements Watch {

        private final Runnable hint;
        private final ReentrantLock turn = new ReentrantLock();
        private volatile boolean closed;

        RegisteredWatch(Runnable hint) {
            this.hint = hint;
        }

        void hint() {
            turn.lock();
            try {
                if (!closed) {
                    hint.run();
                }
            } catch (RuntimeException | Error failed) {
                LOG.log(Level.WARNING, "A hint failed; the watch goes on", failed);
            } finally {
                turn.unlock();
            }
        }

        @Override
        public boolean isComplete() {
            return !closed && complete.getAsBoolean();
        }

        @Override
        public void close() {
            closed = true;
            watches.remove(this);
            try {
                if (turn.tryLock(LONGEST_HINT_MILLIS, TimeUnit.MILLISECONDS)) {
                    turn.unlock();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
