// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import io.maintenance.backend.jcache.address.CacheAddress.ManagerAddress;
import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.backend.jcache.address.ProviderClass;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The managers that this library opened in this process. JCache gives everybody who names the same URI the same manager, so that
 * it is counted who uses one here, and the last closes it. A manager that the application had opened before is recognised, and
 * left open.
 */
final class CacheManagerRegistry {

    /** A manager tells the properties that it was created with: without ours it is somebody else's. */
    private static final String MARK = "io.maintenance.opened-by";

    private static final Optional<CachingProviderType> CLIENT = Optional.of(CachingProviderType.HAZELCAST_CLIENT);
    private static final String OURS = UUID.randomUUID().toString();
    private static final Map<ManagerAddress, ManagerEntry> OPENED = new HashMap<>();

    private CacheManagerRegistry() {}

    /** Opens a manager, or takes the open one. An interrupt ends it. */
    static Lease lease(ManagerAddress address) {
        ManagerEntry opened;
        synchronized (OPENED) {
            opened = OPENED.computeIfAbsent(address, ManagerEntry::new);
            opened.users++;
        }
        boolean leased = false;
        try {
            opened.ensure();
            leased = true;
            return new Lease(opened);
        } finally {
            if (!leased) {
                opened.forget();
            }
        }
    }

    /** The use of a manager, until it is closed. */
    static final class Lease {

        private final ManagerEntry opened;

        private Lease(ManagerEntry opened) {
            this.opened = opened;
        }

        /** Returns the manager; opens it anew if it was closed by others, or a client was shut down for good. */
        CacheManager manager() {
            return opened.ensure();
        }

        void close() {
            opened.giveBack();
        }
    }

    private static final class ManagerEntry {

        private final ManagerAddress address;
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable CacheManager manager;
        private @Nullable Thread end;
        private int users;

        ManagerEntry(ManagerAddress address) {
            this.address = address;
        }

        CacheManager ensure() {
            lockInterruptibly();
            try {
                CacheManager current = manager;
                if (current == null || current.isClosed()) {
                    current = create(address);
                    manager = current;
                    watchForTheEnd(current);
                }
                return current;
            } finally {
                lock.unlock();
            }
        }

        void giveBack() {
            lock.lock(); // nobody opens it meanwhile, and is given one that is about to be closed
            try {
                CacheManager current = manager;
                if (isLast() && current != null) {
                    manager = null;
                    closeIfOurs(current);
                    Thread watching = end;
                    if (watching != null) {
                        watching.interrupt();
                    }
                }
            } finally {
                lock.unlock();
                drop();
            }
        }

        private void watchForTheEnd(CacheManager opened) {
            Thread former = end;
            if (former != null) {
                former.interrupt();
            }
            end = CachingProviderType.of(address.providerClass()).equals(CLIENT) && isOurs(opened)
                    ? ClientExitMonitor.watch(opened, address.loader())
                    : null;
        }

        void forget() {
            isLast();
            drop();
        }

        private boolean isLast() {
            synchronized (OPENED) {
                users--;
                return users == 0;
            }
        }

        private void drop() {
            synchronized (OPENED) {
                if (users == 0) {
                    OPENED.remove(address, this);
                }
            }
        }

        private void lockInterruptibly() {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BackendException(Kind.UNAVAILABLE, "interrupted while the provider was started", e);
            }
        }
    }

    private static CacheManager create(ManagerAddress address) {
        ClassLoader loader =
                ProviderClass.find(address.providerClass(), address.loader()).orElse(address.loader());
        CachingProvider provider = Caching.getCachingProvider(address.providerClass(), loader);
        Properties properties = new Properties();
        properties.putAll(address.properties());
        properties.setProperty(MARK, OURS);
        // Always the provider's own loader: Hazelcast makes the loader part of the name that nodes share.
        return provider.getCacheManager(
                address.uri().orElseGet(provider::getDefaultURI), provider.getDefaultClassLoader(), properties);
    }

    private static void closeIfOurs(CacheManager manager) {
        if (isOurs(manager)) {
            manager.close();
        }
    }

    private static boolean isOurs(CacheManager manager) {
        Properties properties = manager.getProperties();
        return properties != null && OURS.equals(properties.getProperty(MARK));
    }
}
