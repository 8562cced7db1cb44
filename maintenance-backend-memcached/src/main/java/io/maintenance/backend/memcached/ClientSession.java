// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.support.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.spy.memcached.CASResponse;
import net.spy.memcached.CASValue;
import net.spy.memcached.MemcachedClient;
import net.spy.memcached.internal.OperationFuture;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatusCode;
import org.jspecify.annotations.Nullable;

/** A session with a server: calls through one client. After a failure it is broken for good, and is replaced. Thread-safe. */
final class ClientSession {

    private static final RawTranscoder BYTES = new RawTranscoder();

    /** Entries never expire. */
    static final int NO_EXPIRY = 0;

    private final MemcachedFailures failures;
    private final MemcachedClient client;
    private final Set<Pending<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile ItemSizeLimit size = new ItemSizeLimit(ItemSizeLimit.DEFAULT);
    private volatile boolean broken;

    ClientSession(String server, MemcachedClient client) {
        this.failures = new MemcachedFailures(server);
        this.client = client;
    }

    /** Asks the driver for something. */
    private interface Question<T> {
        OperationFuture<T> put();
    }

    MemcachedClient client() {
        return client;
    }

    /** Notes what the server allows. */
    void limit(long bytes) {
        size = new ItemSizeLimit(bytes);
    }

    ItemSizeLimit size() {
        return size;
    }

    Pending<CASValue<byte[]>> gets(String key) {
        return ask(() -> client.asyncGets(key, BYTES));
    }

    Pending<Boolean> add(String key, byte[] value) {
        return ask(() -> client.add(key, NO_EXPIRY, value, BYTES));
    }

    Pending<CASResponse> cas(String key, long id, byte[] value) {
        if (broken) { // ids may begin anew with the server: what was read over another connection is worth nothing
            throw failures.lost(null);
        }
        return ask(() -> client.asyncCAS(key, id, NO_EXPIRY, value, BYTES));
    }

    boolean isBroken() {
        return broken;
    }

    /** Ends every call that waits. */
    void abandon() {
        broken = true;
        waiting.forEach(Pending::cancel);
    }

    /** Ends the client, too; only for one of our own. */
    void hangUp() {
        abandon();
        client.shutdown();
    }

    private <T> Pending<T> ask(Question<T> question) {
        try {
            return new Pending<>(question.put());
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private BackendException failed(Throwable thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return failures.interrupted(thrown);
        }
        broken = true;
        return failures.failed(thrown);
    }

    /** An answer that is under way. */
    final class Pending<T> {

        private final OperationFuture<T> future;

        private Pending(OperationFuture<T> future) {
            this.future = future;
        }

        @Nullable
        T await(Deadline deadline) {
            waiting.add(this);
            try {
                if (broken && !future.isDone()) { // an answer may have come that ended the connection
                    throw failures.lost(null);
                }
                return deadline.await(future, failures);
            } catch (BackendException failed) {
                broken = broken
                        || !Thread.currentThread().isInterrupted(); // an interrupt says nothing of the connection
                throw failed;
            } finally {
                waiting.remove(this);
            }
        }

        private void cancel() {
            future.cancel();
        }

        /** An answer without a value is a "no" only if the server says so: many failures look the same otherwise. */
        void requireStatus(StatusCode... allowed) {
            OperationStatus status = future.getStatus();
            for (StatusCode each : allowed) {
                if (status.getStatusCode() == each) {
                    return;
                }
            }
            throw failed(failures.answered(status));
        }
    }
}
