// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that end in time whatever the provider does: each runs on a daemon thread, is interrupted at its deadline, and then left
 * to itself. No more than {@value #THREADS} are under way; while that many are stuck, others fail without being sent.
 */
final class BoundedCalls implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Duration timeout;
    private final Semaphore slots = new Semaphore(THREADS, true);
    private final Set<Future<?>> underWay = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor threads;
    private volatile boolean closed;

    BoundedCalls(Duration timeout, ClassLoader loader) {
        this.timeout = timeout;
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE, // the slots are the bound; a thread that has given its slot back is not idle at once
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                task -> DaemonThread.of("maintenance-jcache-call", loader, task));
    }

    /**
     * Runs a call and waits for it.
     *
     * @throws ExecutionException with what the call threw
     * @throws TimeoutException if it did not end in time
     * @throws java.util.concurrent.CancellationException if this was closed meanwhile
     */
    @SuppressWarnings("CollectionUndefinedEquality") // a call is equal to itself alone, which is what is meant
    <T> T call(Callable<T> callable) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + timeout.toNanos();
        if (!slots.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("earlier calls have not come back");
        }
        FutureTask<T> task = new FutureTask<>(callable);
        underWay.add(task);
        try {
            start(task);
            return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            task.cancel(true);
            underWay.remove(task);
        }
    }

    /** Runs something without waiting for it, unless too much is under way. */
    void later(Callable<?> callable) {
        if (slots.tryAcquire()) {
            start(new FutureTask<>(callable));
        }
    }

    private void start(FutureTask<?> task) {
        try {
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    slots.release();
                }
            });
        } catch (RejectedExecutionException busyOrClosed) {
            slots.release();
            task.cancel(false);
        }
        if (closed) {
            task.cancel(true); // closed meanwhile, and that did not see this one
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
        underWay.forEach(task -> task.cancel(true));
    }
}
