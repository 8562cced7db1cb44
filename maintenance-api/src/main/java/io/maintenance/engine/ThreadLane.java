// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A lane with one daemon thread. A call that neither returns nor heeds the interrupt keeps the thread, and until it returns all
 * others fail at once: a store that hangs costs one timeout, not one for each question.
 */
final class ThreadLane implements Lane {

    private final ThreadPoolExecutor thread;
    private final AtomicReference<@Nullable Task<?>> overdue = new AtomicReference<>();

    ThreadLane(String name) {
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Threads.daemon(name, task));
    }

    @Override
    public <T> T call(Callable<T> callable, Duration atMost) {
        if (overdue.get() != null) {
            throw new BackendException(Kind.UNAVAILABLE, "an earlier call has not come back yet");
        }
        Task<T> task = new Task<>(callable);
        FutureTask<T> call = new FutureTask<>(task);
        try {
            thread.execute(call);
            return call.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            throw new BackendException(Kind.UNAVAILABLE, "closed", closed);
        } catch (ExecutionException failed) {
            throw translated(failed.getCause());
        } catch (TimeoutException late) {
            giveUp(call, task);
            throw new BackendException(Kind.UNAVAILABLE, "no answer within " + atMost.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            giveUp(call, task);
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, "interrupted", interrupted);
        }
    }

    /** Takes the call out of the queue, or interrupts it and remembers that the thread is busy until it has come back. */
    private void giveUp(FutureTask<?> call, Task<?> task) {
        if (!thread.remove(call)) {
            overdue.set(task);
            if (task.hasEnded) { // between the timeout and the line above
                overdue.compareAndSet(task, null);
            }
        }
        call.cancel(true);
    }

    /** Only {@link BackendException} is the backend's to throw; whatever else comes out of a driver is a failure of the store. */
    private static BackendException translated(@Nullable Throwable cause) {
        if (cause instanceof VirtualMachineError error) {
            throw error;
        }
        return cause instanceof BackendException expected
                ? expected
                : new BackendException(Kind.UNAVAILABLE, "the backend failed: " + cause, cause);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A callable that says when it has come back, which its future does not: a cancelled one ends before its code does. */
    private final class Task<T> implements Callable<T> {

        private final Callable<T> callable;
        private volatile boolean hasEnded;

        Task(Callable<T> callable) {
            this.callable = callable;
        }

        @Override
        public T call() throws Exception {
            try {
                return callable.call();
            } finally {
                hasEnded = true;
                overdue.compareAndSet(this, null);
            }
        }
    }
}
