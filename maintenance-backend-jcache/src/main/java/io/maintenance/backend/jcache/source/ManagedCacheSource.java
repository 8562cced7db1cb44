// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import io.maintenance.backend.jcache.address.CacheAddress;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/** A cache that is named by a URL. Its manager is opened here, and shared with others that name the same. */
public final class ManagedCacheSource implements CacheSource {

    private final CacheAddress address;
    private CacheManagerRegistry.@Nullable Lease lease;

    public ManagedCacheSource(CacheAddress address) {
        this.address = address;
    }

    @Override
    public synchronized Cache<String, String> open() {
        if (lease == null) {
            lease = CacheManagerRegistry.lease(address.manager());
        }
        return CacheLookup.in(lease.manager(), address.cache());
    }

    @Override
    public boolean isOpen(Cache<String, String> cache) {
        CacheManager manager = cache.getCacheManager();
        return !cache.isClosed() && manager != null && !manager.isClosed();
    }

    @Override
    public synchronized void close() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
