// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.backend.redis.error.JedisFailure;
import io.maintenance.backend.redis.error.NoConnectionException;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.CallFailures;
import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.TimedCalls;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * The calls to one server, made one after the other, each of which ends within the timeout for its caller. On an open connection
 * the caller makes a call itself, because two threads that wake each other take as long as the server. Thread-safe.
 */
public final class ServerCalls implements AutoCloseable, CallFailures {

    private final Duration timeout;
    private final RedisServer server;
    private final TimedCalls calls;

    /** Creates one for the calls to a server. */
    public ServerCalls(Duration timeout, RedisServer server) {
        this.timeout = timeout;
        this.server = server;
        this.calls = new TimedCalls(timeout, 1, DaemonThreads.named("maintenance-redis"));
    }

    /**
     * Makes a call that speaks with the server, and with nobody else.
     *
     * @param call may be called again if it needs a connection that has to be made first
     * @throws BackendException if it failed, did not end in time, or the caller was interrupted
     * @throws IllegalStateException after {@link #close}
     */
    public <T> T call(Callable<T> call) {
        return server.isConnected()
                ? calls.callInPlace(deadline -> server.inPlace(call, deadline), call, this)
                : callAside(call);
    }

    /**
     * Makes a call that may do anything, on a thread of its own.
     *
     * @throws BackendException if it failed, did not end in time, or the caller was interrupted
     * @throws IllegalStateException after {@link #close}
     */
    public <T> T callAside(Callable<T> call) {
        return calls.call(call, this);
    }

    @Override
    public BackendException failed(Throwable cause) {
        if (cause instanceof JedisConnectionException && cause.getCause() instanceof SocketTimeoutException) {
            BackendException late = late(cause);
            return cause instanceof NoConnectionException ? late.unwritten() : late;
        }
        return cause instanceof RuntimeException failed
                ? JedisFailure.of(failed)
                : new BackendException(Kind.UNAVAILABLE, "The client failed: " + cause, cause);
    }

    @Override
    public BackendException late(Deadline deadline, Throwable cause) {
        return late(cause);
    }

    private BackendException late(Throwable cause) {
        String what = "No answer within " + timeout.toMillis() + " ms, " + server.progress() + ".";
        return new BackendException(Kind.UNAVAILABLE, what, cause);
    }

    /** Ends every call that has a thread of its own. A call on its caller's thread ends when the server is closed. */
    @Override
    public void close() {
        calls.close();
    }
}
