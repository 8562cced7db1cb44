// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.CallFailures;
import io.maintenance.spi.support.Deadline;
import io.maintenance.spi.support.Sentence;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import net.spy.memcached.OperationTimeoutException;
import net.spy.memcached.ops.OperationException;
import net.spy.memcached.ops.OperationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The words for what goes wrong with a call to the driver. Its failures come in many shapes, and none may pass for an answer.
 *
 * @param server what messages call the server
 */
record MemcachedFailures(String server) implements CallFailures {

    /** What a proxy answers when it does not know what became of the call. */
    private static final Pattern FROM_BEHIND = Pattern.compile("(?i)time|connect|proxy|reset|closed|cancel|abort");

    @Override
    public BackendException failed(Throwable thrown) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof BackendException stated) { // perhaps on another thread, to several callers
            BackendException again = new BackendException(stated.kind(), String.valueOf(stated.getMessage()), stated);
            return stated.isUnwritten() ? again.unwritten() : again;
        }
        if (cause instanceof OperationException answer) {
            return answered(String.valueOf(answer.getMessage()), answer);
        }
        if (cause instanceof TimeoutException || cause instanceof OperationTimeoutException) {
            return late(cause);
        }
        if (cause instanceof CancellationException) {
            return lost(cause);
        }
        return unavailable(server + " could not be asked: " + cause, cause);
    }

    @Override
    public BackendException late(Deadline deadline, Throwable cause) {
        return late(cause);
    }

    @Override
    public BackendException interrupted(@Nullable Throwable cause) {
        return unavailable(server + " was not asked to the end: the thread was interrupted", cause);
    }

    /** The driver cancels what waits for an answer when it loses the connection. */
    @Override
    public BackendException closed(@Nullable Throwable cause) {
        return lost(cause);
    }

    /** Returns what it means that the server answered with something else than yes or no. */
    BackendException answered(OperationStatus status) {
        return answered(status.getMessage() + " (" + status.getStatusCode() + ")", null);
    }

    /** Returns what to say of a connection that broke. */
    BackendException lost(@Nullable Throwable cause) {
        String what = server + " closed the connection, or cannot be reached any more. If it demands a login (-S), give"
                + " user and password.";
        return unavailable(what, cause);
    }

    static BackendException unavailable(String what, @Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, what, cause);
    }

    /** To one that demands a login, whoever does not log in waits for ever. */
    private BackendException late(Throwable cause) {
        String what =
                server + " did not answer in time. Check its name, the network, that it runs and is not overloaded, and"
                        + " whether it demands a login (-S).";
        return unavailable(what, cause);
    }

    private BackendException answered(String answer, @Nullable Throwable cause) {
        String what = server + " answered: " + Sentence.of(answer) + " ";
        if (answer.contains("too large")) {
            String remedy = "Keep fewer or shorter values, or start the server with a larger -I.";
            return new BackendException(Kind.TOO_LARGE, what + remedy, cause);
        }
        if (answer.contains("emory")) {
            String remedy = "It is full and may not evict (-M): give it more memory (-m), or let it evict.";
            return new BackendException(Kind.REJECTED, what + remedy, cause);
        }
        if (answer.contains("uth")) {
            String remedy = "It demands a login: give user and password.";
            return new BackendException(Kind.REJECTED, what + remedy, cause);
        }
        BackendException other = unavailable(what + "Check that it is a Memcached.", cause);
        return FROM_BEHIND.matcher(answer).find() ? other : other.unwritten();
    }
}
