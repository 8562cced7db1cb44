// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import io.maintenance.backend.jcache.error.CacheFailure;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The opening of the cache on a thread of its own, at the first call that needs it and again when it was shut down. To start a provider
 * takes seconds, and a client waits for its cluster: calls give up waiting for that, and it goes on.
 */
public final class CacheOpener implements AutoCloseable {

    private static final Logger LOG = System.getLogger("io.maintenance.backend.jcache");
    private static final long PAUSE_MILLIS = 100;
    private static final long CLOSING_MILLIS = 4000;

    private final CacheSource source;
    private final ClassLoader loader;
    private @Nullable Cache<String, String> cache;
    private @Nullable OpeningTask opening;
    private boolean closed;

    public CacheOpener(CacheSource source, ClassLoader loader) {
        this.source = source;
        this.loader = loader;
    }

    /** Returns the cache; waits for it until the thread is interrupted. */
    public Cache<String, String> cache() throws InterruptedException, ExecutionException {
        OpeningTask current;
        synchronized (this) {
            Cache<String, String> open = cache;
            if (open != null && source.isOpen(open)) {
                return open;
            }
            current = opening();
        }
        return current.get();
    }

    /** Returns for how long the cache has been being opened; empty if it is not. */
    public synchronized Optional<Duration> openingFor() {
        return Optional.ofNullable(opening).map(each -> Duration.ofNanos(System.nanoTime() - each.began));
    }

    private OpeningTask opening() {
        if (closed) {
            throw new BackendException(Kind.UNAVAILABLE, "closed: " + source);
        }
        OpeningTask current = opening;
        if (current == null) {
            current = new OpeningTask();
            opening = current;
            cache = null;
            current.thread.start();
        }
        return current;
    }

    /** A client that starts while its cluster is away can be asked for nothing until it is connected. */
    private Cache<String, String> openWhenConnected() throws InterruptedException {
        while (true) {
            try {
                return source.open();
            } catch (RuntimeException failed) {
                if (!CacheFailure.isOffline(failed)) {
                    throw failed;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private synchronized boolean take(OpeningTask ended, @Nullable Cache<String, String> opened) {
        if (opening == ended) {
            opening = null;
            cache = opened;
        }
        return !closed;
    }

    @Override
    public void close() {
        OpeningTask current;
        synchronized (this) {
            closed = true;
            current = opening;
            cache = null;
        }
        if (current == null) {
            Thread closing = ProviderThreads.of("maintenance-jcache-close", loader, this::closeQuietly);
            closing.start();
            await(closing);
        } else {
            current.thread.interrupt(); // it closes what it opened
            await(current.thread);
        }
    }

    /**
     * Waits while something starts or ends: the classes of an application that goes away are gone with it. A client may wait for
     * a cluster that hangs before it lets go of it: then it does that without us.
     */
    private static void await(Thread ending) {
        try {
            ending.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An interrupt that ended the start must not end this halfway. */
    private void closeQuietly() {
        boolean interrupted = Thread.interrupted();
        try {
            source.close();
        } catch (RuntimeException | LinkageError unclosed) {
            LOG.log(Level.WARNING, source + " could not be closed", unclosed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class OpeningTask extends FutureTask<Cache<String, String>> {

        private final long began = System.nanoTime();
        private final Thread thread = ProviderThreads.of("maintenance-jcache-open", loader, this);

        OpeningTask() {
            super(CacheOpener.this::openWhenConnected);
        }

        @Override
        protected void set(Cache<String, String> opened) {
            closeUnless(take(this, opened));
            super.set(opened);
        }

        @Override
        protected void setException(Throwable failure) {
            closeUnless(take(this, null));
            super.setException(failure);
        }

        private void closeUnless(boolean wanted) {
            if (!wanted) {
                closeQuietly();
            }
        }
    }
}
