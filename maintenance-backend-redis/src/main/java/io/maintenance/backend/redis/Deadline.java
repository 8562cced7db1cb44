// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.net.SocketTimeoutException;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Makes calls one after the other, and lets no caller wait longer than the timeout: name resolution, connecting, waiting for
 * another call and the answer included. On an open connection the caller makes a call itself, because two threads that wake each
 * other take as long as the server; all that may take its time is done on a daemon thread of its own, which starts with the first
 * such call. A call that is given up is interrupted.
 */
final class Deadline implements AutoCloseable {

    private final Duration timeout;
    private final Server server;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<FutureTask<?>> pending = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> Threads.daemon("maintenance-redis", task));

    /** Creates one for the calls of a server. */
    Deadline(Duration timeout, Server server) {
        this.timeout = timeout;
        this.server = server;
    }

    /**
     * Makes a call that speaks with the server, and with nobody else.
     *
     * @param callable may be called again if it needs a connection that has to be made first
     * @throws BackendException if it failed, did not end in time, or the caller was interrupted
     * @throws IllegalStateException after {@link #close}
     */
    <T> T call(Callable<T> callable) {
        long until = System.nanoTime() + timeout.toNanos();
        if (server.isConnected() && !Thread.currentThread().isInterrupted() && turn.tryLock()) {
            try {
                return server.atOnce(callable, until);
            } catch (NotConnectedException lost) {
                // goes on below
            } catch (Exception failed) {
                throw translated(failed);
            } finally {
                turn.unlock();
            }
        }
        return aside(callable, until);
    }

    /**
     * Makes a call that may do anything, on the own thread.
     *
     * @throws BackendException if it failed, did not end in time, or the caller was interrupted
     * @throws IllegalStateException after {@link #close}
     */
    <T> T callAside(Callable<T> callable) {
        return aside(callable, System.nanoTime() + timeout.toNanos());
    }

    private <T> T aside(Callable<T> callable, long until) {
        FutureTask<T> task = new FutureTask<>(() -> inTurn(callable));
        pending.add(task);
        try {
            thread.execute(task);
            return task.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            throw new IllegalStateException("closed", closed);
        } catch (CancellationException closed) {
            throw closedMeanwhile(closed);
        } catch (ExecutionException failed) {
            throw translated(failed.getCause());
        } catch (TimeoutException late) {
            throw late(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw interruptedMeanwhile(interrupted);
        } finally {
            pending.remove(task);
            task.cancel(true);
            thread.remove(task);
        }
    }

    private <T> T inTurn(Callable<T> callable) throws Exception {
        turn.lockInterruptibly();
        try {
            return callable.call();
        } finally {
            turn.unlock();
        }
    }

    private BackendException translated(@Nullable Throwable failed) {
        if (thread.isShutdown()) {
            return closedMeanwhile(failed);
        }
        if (Thread.currentThread().isInterrupted()) {
            return interruptedMeanwhile(failed);
        }
        if (failed instanceof JedisConnectionException && failed.getCause() instanceof SocketTimeoutException) {
            BackendException late = late(failed);
            return failed instanceof NoLineException ? late.unwritten() : late;
        }
        return failed instanceof RuntimeException cause
                ? Failure.of(cause)
                : new BackendException(Kind.UNAVAILABLE, "The client failed: " + failed, failed);
    }

    private BackendException late(Throwable cause) {
        String what = "No answer within " + timeout.toMillis() + " ms, " + server.progress() + ".";
        return new BackendException(Kind.UNAVAILABLE, what, cause);
    }

    private static BackendException closedMeanwhile(@Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, "The backend was closed during the call.", cause);
    }

    private static BackendException interruptedMeanwhile(@Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, "The thread was interrupted during the call.", cause);
    }

    /**
     * Ends every call on the own thread, also one that does not heed its interrupt: its caller goes on, and its thread ends with
     * it. A call on its caller's thread ends when the server is closed.
     */
    @Override
    public void close() {
        thread.shutdownNow();
        pending.forEach(task -> task.cancel(true));
    }
}
