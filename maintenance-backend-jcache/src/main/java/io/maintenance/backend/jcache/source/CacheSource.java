// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import javax.cache.Cache;

/** The source of a backend's cache. May be slow and may hang; used by one thread at a time, except for the questions. */
public interface CacheSource {

    /** Returns the cache, opened or created if need be. */
    Cache<String, String> open();

    /** Tells whether a cache from here can still be used; a client that was shut down cannot. */
    boolean isOpen(Cache<String, String> cache);

    /** Gives back what {@link #open} opened, and nothing that was handed in. */
    void close();

    /** Returns what messages call it; shows no secret. */
    @Override
    String toString();
}
