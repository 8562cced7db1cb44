// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.DaemonThreads;
import io.maintenance.spi.support.Deadline;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sessions with a client of our own. Dialling has a thread, because resolving a name may take longer than any timeout; there is
 * never more than one such thread, and whoever calls meanwhile waits for the same outcome.
 */
final class OwnSessions implements Sessions {

    private final Dialler dialler;
    private @Nullable CompletableFuture<Session> current;
    private @Nullable Thread thread;
    private boolean closed;

    OwnSessions(Dialler dialler) {
        this.dialler = dialler;
    }

    @Override
    public Session session(Deadline deadline) {
        return deadline.await(current(), new MemcachedFailures(dialler.server()));
    }

    @Override
    public String removalHint(String key) {
        return dialler.removalHint(key);
    }

    @Override
    public synchronized void close() {
        closed = true;
        retire();
    }

    private synchronized CompletableFuture<Session> current() {
        CompletableFuture<Session> session = current;
        if (session != null && !isOver(session)) {
            return session;
        }
        retire();
        CompletableFuture<Session> next = new CompletableFuture<>();
        if (closed) {
            next.completeExceptionally(new IllegalStateException("closed"));
            return next;
        }
        current = next;
        dial(next);
        return next;
    }

    private void dial(CompletableFuture<Session> next) {
        Thread dialling = DaemonThreads.create("maintenance-memcached-connect", () -> complete(next));
        dialling.start();
        thread = dialling;
    }

    private void complete(CompletableFuture<Session> next) {
        try {
            Session session = dialler.dial();
            if (!next.complete(session)) {
                session.hangUp();
            }
        } catch (Throwable failed) { // an error of the driver, too, must not leave the callers waiting
            next.completeExceptionally(failed);
        }
    }

    private void retire() {
        CompletableFuture<Session> old = current;
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

    private static boolean isOver(CompletableFuture<Session> session) {
        return session.isDone()
                && (session.isCompletedExceptionally() || session.join().isBroken());
    }
}
