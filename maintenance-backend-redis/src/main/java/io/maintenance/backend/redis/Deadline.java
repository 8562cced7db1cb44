// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes calls one after the other on a daemon thread of its own, and lets no caller wait longer than the timeout: name
 * resolution, connecting, waiting for another call and the answer included. A call that is given up is interrupted. The thread
 * starts with the first call.
 */
final class Deadline implements AutoCloseable {

    private final Duration timeout;
    private final Supplier<String> progress;
    private final Function<RuntimeException, BackendException> translation;
    private final Set<FutureTask<?>> pending = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Threads.daemon("maintenance-redis", task));

    /**
     * Creates one.
     *
     * @param progress says what is being done, for the message about a call that was given up
     * @param translation of what a call throws
     */
    Deadline(Duration timeout, Supplier<String> progress, Function<RuntimeException, BackendException> translation) {
        this.timeout = timeout;
        this.progress = progress;
        this.translation = translation;
    }

    /**
     * Makes a call.
     *
     * @throws BackendException if it failed, did not end in time, or the caller was interrupted
     * @throws IllegalStateException after {@link #close}
     */
    <T> T call(Callable<T> callable) {
        FutureTask<T> task = new FutureTask<>(callable);
        pending.add(task);
        try {
            thread.execute(task);
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("closed", closed);
        } catch (CancellationException closed) {
            throw new BackendException(Kind.UNAVAILABLE, "The backend was closed during the call.", closed);
        } catch (ExecutionException failed) {
            throw translated(failed);
        } catch (TimeoutException late) {
            String what = "No answer within " + timeout.toMillis() + " ms, " + progress.get();
            throw new BackendException(Kind.UNAVAILABLE, what, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, "The thread was interrupted during the call.", interrupted);
        } finally {
            pending.remove(task);
            task.cancel(true);
            thread.remove(task);
        }
    }

    private BackendException translated(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause
                ? translation.apply(cause)
                : new BackendException(Kind.UNAVAILABLE, "The client failed: " + failed.getCause(), failed.getCause());
    }

    /** Ends every call, also one that does not heed its interrupt: its caller goes on, and its thread ends with it. */
    @Override
    public void close() {
        thread.shutdownNow();
        pending.forEach(task -> task.cancel(true));
    }
}
