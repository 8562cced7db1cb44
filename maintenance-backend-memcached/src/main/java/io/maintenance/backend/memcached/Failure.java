// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Sentence;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import net.spy.memcached.OperationTimeoutException;
import net.spy.memcached.ops.OperationException;
import net.spy.memcached.ops.OperationStatus;
import org.jspecify.annotations.Nullable;

/** Says what it means that a call to the driver failed. Its failures come in many shapes, and none may pass for an answer. */
final class Failure {

    /** What a proxy answers when it does not know what became of the call. */
    private static final Pattern FROM_BEHIND = Pattern.compile("(?i)time|connect|proxy|reset|closed|cancel|abort");

    private Failure() {}

    /** Translates whatever a call to the driver, or waiting for its answer, threw. */
    static BackendException of(String server, Throwable thrown) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof BackendException stated) { // perhaps on another thread, to several callers
            return new BackendException(stated.kind(), String.valueOf(stated.getMessage()), stated);
        }
        if (cause instanceof OperationException answer) {
            return answered(server, String.valueOf(answer.getMessage()), answer);
        }
        if (cause instanceof TimeoutException || cause instanceof OperationTimeoutException) {
            return late(server, cause);
        }
        if (cause instanceof CancellationException) {
            return lost(server, cause);
        }
        return unavailable(server + " could not be asked: " + cause, cause);
    }

    /** The server answered with something else than yes or no. */
    static BackendException answered(String server, OperationStatus status) {
        return answered(server, status.getMessage() + " (" + status.getStatusCode() + ")", null);
    }

    /** To one that demands a login, whoever does not log in waits for ever. */
    static BackendException late(String server, Throwable cause) {
        String what =
                server + " did not answer in time. Check its name, the network, that it runs and is not overloaded, and"
                        + " whether it demands a login (-S).";
        return unavailable(what, cause);
    }

    static BackendException lost(String server, @Nullable Throwable cause) {
        String what = server + " closed the connection, or cannot be reached any more. If it demands a login (-S), give"
                + " user and password.";
        return unavailable(what, cause);
    }

    static BackendException interrupted(String server, @Nullable Throwable cause) {
        Thread.currentThread().interrupt();
        return unavailable(server + " was not asked to the end: the thread was interrupted", cause);
    }

    static BackendException unavailable(String what, @Nullable Throwable cause) {
        return new BackendException(Kind.UNAVAILABLE, what, cause);
    }

    private static BackendException answered(String server, String answer, @Nullable Throwable cause) {
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
