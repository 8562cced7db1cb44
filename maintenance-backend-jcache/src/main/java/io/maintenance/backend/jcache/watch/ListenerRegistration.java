// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.watch;

import io.maintenance.backend.jcache.error.CacheFailure;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.support.TimedCalls;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListener;
import org.jspecify.annotations.Nullable;

/** The registration of a backend's listener at the cache that it uses now. */
public final class ListenerRegistration {

    private static final Logger LOG = System.getLogger("io.maintenance.backend.jcache");

    private final CacheEntryListenerConfiguration<String, String> configuration;
    private final AtomicReference<@Nullable Cache<String, String>> listenedTo = new AtomicReference<>();

    public ListenerRegistration(ChangeListener listener) {
        this.configuration =
                new MutableCacheEntryListenerConfiguration<>(new ListenerFactory(listener), null, false, false);
    }

    public boolean isAt(Cache<String, String> cache) {
        return listenedTo.get() == cache;
    }

    /** Registers, and returns whether it did now. What fails is tried again with the next call to the cache. */
    public boolean begin(Cache<String, String> cache) {
        Cache<String, String> former = listenedTo.get();
        if (isAt(cache) || !listenedTo.compareAndSet(former, cache)) {
            return false;
        }
        try {
            cache.registerCacheEntryListener(configuration);
            return true;
        } catch (RuntimeException unheard) {
            LOG.log(Level.DEBUG, "A cache cannot be listened to, so that it is polled", unheard);
            listenedTo.compareAndSet(cache, null);
            return false;
        }
    }

    /** Lets go of the cache, which others may go on using; no longer than a call may take, whether the thread is interrupted or not. */
    public void end(TimedCalls calls) {
        Cache<String, String> cache = listenedTo.getAndSet(null);
        if (cache == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            calls.call(
                    () -> {
                        cache.deregisterCacheEntryListener(configuration);
                        return true;
                    },
                    failure -> CacheFailure.of("end of listening", failure));
        } catch (BackendException gone) {
            LOG.log(Level.DEBUG, "A cache that is let go of was still listened to", gone);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Some providers send what makes listeners to all members: there it makes one that does nothing. */
    private static final class ListenerFactory implements Factory<CacheEntryListener<String, String>> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final UUID id = UUID.randomUUID();

        @SuppressWarnings("serial") // stays where it is
        private final transient @Nullable ChangeListener listener;

        ListenerFactory(ChangeListener listener) {
            this.listener = listener;
        }

        @Override
        public CacheEntryListener<String, String> create() {
            ChangeListener ours = listener;
            return ours == null ? new ChangeListener(key -> {}) : ours;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ListenerFactory that && id.equals(that.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
