// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * A cache of a manager that the application handed in, and closes itself.
 *
 * @param manager the manager
 * @param name the name of the cache
 */
public record ApplicationManagerSource(CacheManager manager, String name) implements CacheSource {

    @Override
    public Cache<String, String> open() {
        return CacheLookup.in(manager, name);
    }

    @Override
    public boolean isOpen(Cache<String, String> cache) {
        return !cache.isClosed();
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "the cache " + name + " of the manager handed in by the program";
    }
}
