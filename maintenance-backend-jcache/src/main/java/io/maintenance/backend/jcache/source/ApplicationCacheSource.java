// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import javax.cache.Cache;

/**
 * A cache that the application handed in, and closes itself.
 *
 * @param cache the cache
 */
public record ApplicationCacheSource(Cache<String, String> cache) implements CacheSource {

    @Override
    public Cache<String, String> open() {
        return cache;
    }

    @Override
    public boolean isOpen(Cache<String, String> used) {
        return true; // there is no other one
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "the cache " + cache.getName() + " handed in by the program";
    }
}
