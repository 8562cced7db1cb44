// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
 * Runs calls on one daemon thread. A call that neither returns nor heeds the interrupt keeps the thread, and until it returns
 * all others fail at once: a store that hangs costs one timeout, not one for each question.
 */
final class ThreadCallExecutor implements CallExecutor {

    private final ThreadPoolExecutor thread;
    private final AtomicReference<@Nullable QueuedCall<?>> overdue = new AtomicReference<>();

    ThreadCallExecutor(String name) {
        thread = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> EngineThreads.daemon(name, task));
    }

    @Override
    public <T> T call(Callable<T> task, Duration atMost) {
        if (overdue.get() != null) {
            throw new BackendException(Kind.UNAVAILABLE, "an earlier call has not come back yet").unwritten();
        }
        QueuedCall<T> call = new QueuedCall<>(task);
        try {
            thread.execute(call);
            return call.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException | CancellationException closed) {
            throw new BackendException(Kind.UNAVAILABLE, "closed", closed);
        } catch (ExecutionException failed) {
            throw translated(failed.getCause());
        } catch (TimeoutException late) {
            giveUp(call);
            throw new BackendException(Kind.UNAVAILABLE, "no answer within " + atMost.toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            giveUp(call);
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, "interrupted", interrupted);
        }
    }

    /** Takes the call out of the queue, or interrupts it and remembers that the thread is busy until it has come back. */
    private void giveUp(QueuedCall<?> call) {
        if (!thread.remove(call)) {
            overdue.set(call);
            if (call.hasEnded) { // between the timeout and the line above
                overdue.compareAndSet(call, null);
            }
        }
        call.cancel(true);
    }

    /**
     * Only {@link BackendException} is the backend's to throw; whatever else comes out of a driver, an error included, is a
     * failure of the store and must not end the thread that asked.
     */
    private static BackendException translated(@Nullable Throwable cause) {
        return cause instanceof BackendException expected
                ? expected
                : new BackendException(Kind.UNAVAILABLE, "the backend failed: " + cause, cause);
    }

    @Override
    public void close() {
        for (Runnable queued : thread.shutdownNow()) {
            ((QueuedCall<?>) queued).cancel(true);
        }
    }

    /**
     * A call that knows when its thread is free again, which is neither when the caller gave it up nor when its code returned: one
     * that is given up while the thread takes it out of the queue never runs any code.
     */
    private final class QueuedCall<T> extends FutureTask<T> {

        private volatile boolean hasEnded;

        QueuedCall(Callable<T> task) {
            super(task);
        }

        @Override
        public void run() {
            super.run();
            hasEnded = true;
            overdue.compareAndSet(this, null);
        }
    }
}
