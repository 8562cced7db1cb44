// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Deadline;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A source of sessions with a client of our own. Dialling has a thread, because resolving a name may take longer than any timeout; there is
 * never more than one such thread, and whoever calls meanwhile waits for the same outcome.
 */
final class ManagedSessions implements SessionSource {

    private final SessionFactory factory;
    private @Nullable CompletableFuture<ClientSession> current;
    private @Nullable Thread thread;
    private boolean closed;

    ManagedSessions(SessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public ClientSession session(Deadline deadline) {
        return deadline.await(current(), new MemcachedFailures(factory.server()));
    }

    @Override
    public String removalHint(String key) {
        return factory.removalHint(key);
    }

    @Override
    public synchronized void close() {
        closed = true;
        retire();
    }

    private synchronized CompletableFuture<ClientSession> current() {
        CompletableFuture<ClientSession> session = current;
        if (session != null && !isOver(session)) {
            return session;
        }
        retire();
        CompletableFuture<ClientSession> next = new CompletableFuture<>();
        if (closed) {
            next.completeExceptionally(new IllegalStateException("closed"));
            return next;
        }
        current = next;
        dial(next);
        return next;
    }

    private void dial(CompletableFuture<ClientSession> next) {
        Thread dialling = DaemonThreads.create("maintenance-memcached-connect", () -> complete(next));
        dialling.start();
        thread = dialling;
    }

    private void complete(CompletableFuture<ClientSession> next) {
        try {
            ClientSession session = factory.dial();
            if (!next.complete(session)) {
                session.hangUp();
            }
        } catch (Throwable failed) { // an error of the driver, too, must not leave the callers waiting
            next.completeExceptionally(failed);
        }
    }

    private void retire() {
        CompletableFuture<ClientSession> old = current;
        current = null;
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
        if (old != null
                && !old.completeExceptionally(new IllegalStateException("closed"))
                && !old.isCompletedExceptionally()) {
            old.join().hangUp();
        }
    }

    private static boolean isOver(CompletableFuture<ClientSession> session) {
        return session.isDone()
                && (session.isCompletedExceptionally() || session.join().isBroken());
    }
}
