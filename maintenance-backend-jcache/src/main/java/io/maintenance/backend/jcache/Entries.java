// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.StorageKey;
import java.util.EnumMap;
import java.util.Map;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The two entries of a namespace, in a cache.
 *
 * @param namespace whose entries these are
 */
record Entries(String namespace) {

    /** Returns the key in the cache; no namespace has a colon. */
    String key(StorageKey key) {
        return namespace + ":" + key;
    }

    boolean isOurs(String key) {
        return key.startsWith(namespace + ":");
    }

    /**
     * Reads status first, because it is written last. That takes two trips: {@code getAll} promises no order, and Ehcache fails
     * in it while others write to a cache with a disk.
     */
    Map<StorageKey, String> read(Cache<String, String> cache) {
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) {
            Object value = anything(cache).get(key(key));
            if (value != null) {
                texts.put(key, text(key, value));
            }
        }
        return texts;
    }

    boolean compareAndSet(Cache<String, String> cache, StorageKey key, @Nullable String expected, String update) {
        return expected == null ? cache.putIfAbsent(key(key), update) : cache.replace(key(key), expected, update);
    }

    /** In a cache without types there may be anything, whatever the compiler believes. */
    @SuppressWarnings("unchecked") // nothing is written through it
    private static Cache<String, Object> anything(Cache<?, ?> cache) {
        return (Cache<String, Object>) cache;
    }

    private String text(StorageKey key, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new BackendException(
                Kind.CORRUPT,
                "under " + key(key) + " is no text, but a " + value.getClass().getName()
                        + ": remove it, and let nobody else write to this cache");
    }
}
