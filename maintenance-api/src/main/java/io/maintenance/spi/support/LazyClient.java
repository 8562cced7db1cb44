// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The client of a driver that is opened by the first call that needs it, and again once it is of no more use: a backend that was
 * opened and not used has neither connections nor threads. Thread-safe.
 *
 * @param <C> the client
 */
public final class LazyClient<C extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LazyClient.class.getName());
    private static final String CLOSER = "maintenance-client-close";
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Callable<C> opener;
    private final Predicate<C> usable;
    private final OpenGuard open = new OpenGuard();
    private @Nullable C client;

    /**
     * Creates one without a client yet.
     *
     * @param opener opens a client, without waiting for the server: others that need it wait meanwhile
     * @param usable returns {@code false} of a client that will never work again
     */
    public LazyClient(Callable<C> opener, Predicate<C> usable) {
        this.opener = Objects.requireNonNull(opener, "opener");
        this.usable = Objects.requireNonNull(usable, "usable");
    }

    /**
     * Returns the client; nobody but this closes it.
     *
     * @throws Exception if it cannot be opened
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized C current() throws Exception {
        open.requireOpen("this backend");
        C current = client;
        if (current == null || !usable.test(current)) {
            if (current != null) {
                closer(current).start();
            }
            current = opener.call();
            client = current;
        }
        return current;
    }

    /** Closes the client, which may take a moment to take its leave; one that takes longer is interrupted. Idempotent. */
    @Override
    public void close() {
        C last = take();
        if (last == null) {
            return;
        }
        Thread closer = closer(last);
        closer.start();
        try {
            closer.join(GRACE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        DaemonThreads.end(closer, GRACE);
    }

    private synchronized @Nullable C take() {
        open.close();
        C last = client;
        client = null;
        return last;
    }

    private static Thread closer(AutoCloseable client) {
        return DaemonThreads.create(CLOSER, () -> {
            try {
                client.close();
            } catch (Exception failed) {
                LOG.log(Level.DEBUG, "A client did not close", failed);
            }
        });
    }
}
