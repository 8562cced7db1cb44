// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to a driver that blocks, each of which ends in time for its caller, whatever the driver does: it runs on another thread,
 * is interrupted at its deadline, and then left to itself. A limited number is under way at once; the others wait for their turn,
 * within their own time. While that many were given up and have not come back, others fail without being sent.
 *
 * <p>Threads start when they are needed, and end when they are not. Thread-safe.
 */
public final class TimedCalls implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(10);

    /** How long a call that was interrupted may take to come back before it counts as stuck. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final Duration timeout;
    private final int atOnce;
    private final Semaphore slots;
    private final Set<Task<?>> underWay = ConcurrentHashMap.newKeySet();
    private final Set<Task<?>> overdue = ConcurrentHashMap.newKeySet();
    private final OpenGuard open = new OpenGuard();
    private final ThreadPoolExecutor threads;

    /**
     * Creates one without any thread yet.
     *
     * @param timeout of each call, its wait for a turn included
     * @param atOnce how many calls may be under way
     * @param threads makes daemon threads, such as {@link DaemonThreads#named}
     */
    public TimedCalls(Duration timeout, int atOnce, ThreadFactory threads) {
        this.timeout = timeout;
        this.atOnce = atOnce;
        this.slots = new Semaphore(atOnce, true);
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // the slots are the bound; a thread that has given its slot back is not idle at once
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                threads);
    }

    /** A call for the thread of its caller. */
    @FunctionalInterface
    public interface InPlace<T> {

        /**
         * Makes the call, which ends by the deadline because everything that it waits for does.
         *
         * @throws NotReadyException if it would have to wait for anything else
         * @throws Exception if it fails
         */
        T call(Deadline deadline) throws Exception;
    }

    /**
     * Makes a call and waits for it.
     *
     * @param failures the words for what goes wrong
     * @throws BackendException from {@code failures}, if it failed, did not end in time, or the caller was interrupted; one that
     *     had no turn is {@linkplain BackendException#unwritten unwritten}
     * @throws IllegalStateException after {@link #close}
     */
    public <T> T call(Callable<T> call, CallFailures failures) {
        return call(call, Deadline.in(timeout), failures);
    }

    /**
     * Makes a call on the thread of its caller if no turn has to be waited for: two threads that wake each other may take as long
     * as the store itself. Elsewhere, and if the call says that it is not ready, it is made on another thread.
     *
     * @param ready makes the call without waiting for anything that has no limit in time
     * @param otherwise makes the same call, whatever it takes
     * @throws BackendException as {@link #call(Callable, CallFailures)} does
     * @throws IllegalStateException after {@link #close}
     */
    public <T> T callInPlace(InPlace<T> ready, Callable<T> otherwise, CallFailures failures) {
        Deadline deadline = Deadline.in(timeout);
        if (!open.isClosed() && !Thread.currentThread().isInterrupted() && slots.tryAcquire()) {
            try {
                return ready.call(deadline);
            } catch (NotReadyException notReady) {
                // goes on below
            } catch (Exception failed) {
                throw translated(failed, failures);
            } finally {
                slots.release();
            }
        }
        return call(otherwise, deadline, failures);
    }

    /** Runs something beside the calls, without waiting for it; not at all if as many as may are under way. Its outcome is lost. */
    public void runBeside(Callable<?> task) {
        if (slots.tryAcquire()) {
            start(new Task<>(task));
        }
    }

    /**
     * Ends every call that is under way, also one that does not heed its interrupt: its caller goes on, and its thread ends with
     * it. What runs in place is not ended by this. Idempotent.
     */
    @Override
    public void close() {
        if (open.close()) {
            underWay.forEach(task -> task.cancel(true));
            threads.shutdownNow();
            slots.release(Integer.MAX_VALUE / 2); // nobody has to wait for a turn that never comes
        }
    }

    private <T> T call(Callable<T> call, Deadline deadline, CallFailures failures) {
        open.requireOpen("this backend");
        awaitTurn(deadline, failures);
        Task<T> task = new Task<>(call);
        underWay.add(task);
        try {
            start(task);
            return deadline.await(task, failures);
        } finally {
            giveUp(task);
            underWay.remove(task);
        }
    }

    private void awaitTurn(Deadline deadline, CallFailures failures) {
        boolean stuck = overdue.size() >= atOnce;
        long nanos = stuck ? Math.min(GRACE.toNanos(), deadline.nanosLeft()) : deadline.nanosLeft();
        try {
            if (slots.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(interrupted).unwritten();
        }
        TimeoutException late = new TimeoutException("earlier calls have not come back");
        throw (stuck ? failures.stuck() : failures.late(deadline, late)).unwritten();
    }

    private void start(Task<?> task) {
        boolean started = false;
        try {
            threads.execute(task);
            started = true;
        } catch (RejectedExecutionException closed) {
            task.cancel(false);
        } finally {
            if (!started) {
                task.end();
            }
        }
        if (open.isClosed()) {
            task.cancel(true); // closed meanwhile, and that did not see this one
        }
    }

    private void giveUp(Task<?> task) {
        if (task.cancel(true)) {
            overdue.add(task);
            if (task.hasEnded) { // between the two lines above
                overdue.remove(task);
            }
        }
    }

    private BackendException translated(Throwable failed, CallFailures failures) {
        if (open.isClosed()) {
            return failures.closed(failed);
        }
        return Thread.currentThread().isInterrupted() ? failures.interrupted(failed) : failures.failed(failed);
    }

    /** A call that gives its turn back when its thread is free again, which is not when its caller gave it up. */
    private final class Task<T> extends FutureTask<T> {

        private volatile boolean hasEnded;

        Task(Callable<T> call) {
            super(call);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                end();
            }
        }

        void end() {
            hasEnded = true;
            overdue.remove(this);
            slots.release();
        }
    }
}
