// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.error.CacheFailure;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Damage;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The two entries of a namespace, in a cache.
 *
 * @param namespace whose entries these are
 */
record CacheEntries(String namespace) {

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
            String text = text(found(cache, key));
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    boolean compareAndSet(Cache<String, String> cache, StorageKey key, @Nullable String expected, String update) {
        if (expected == null) {
            return cache.putIfAbsent(key(key), update);
        }
        return cache.replace(key(key), expected, update)
                || (Damage.in(expected).isPresent() && isMended(cache, key, expected, update));
    }

    /** What is no text can be replaced in one step if it can be read, and is equal to itself: arrays are not. */
    private boolean isMended(Cache<String, String> cache, StorageKey key, String expected, String update) {
        Object found = found(cache, key);
        if (found == null || !expected.equals(text(found))) {
            return false;
        }
        boolean known = !(found instanceof Damage);
        return (known && anything(cache).replace(key(key), found, update))
                || (expected.equals(text(found(cache, key))) && isExchanged(cache, key, update));
    }

    /** Takes out what is there, and puts it back if somebody has put a text there meanwhile. */
    private boolean isExchanged(Cache<String, String> cache, StorageKey key, String update) {
        Object taken = readable(() -> anything(cache).getAndRemove(key(key)));
        if (taken instanceof String text) {
            cache.putIfAbsent(key(key), text);
            return false;
        }
        return cache.putIfAbsent(key(key), update);
    }

    private @Nullable Object found(Cache<String, String> cache, StorageKey key) {
        return readable(() -> anything(cache).get(key(key)));
    }

    /** Returns the value, or the damage that it is if no class here can be made of it. */
    private static @Nullable Object readable(Supplier<@Nullable Object> value) {
        try {
            return value.get();
        } catch (RuntimeException unread) {
            if (CacheFailure.isUnreadable(unread)) {
                return new Damage("is no text, but a value that cannot be read here", "");
            }
            throw unread;
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return value instanceof Damage damage
                ? damage.text()
                : new Damage("is no text, but a " + value.getClass().getTypeName(), "").text();
    }

    /** In a cache without types there may be anything, whatever the compiler believes. */
    @SuppressWarnings("unchecked") // only texts are written through it
    private static Cache<String, Object> anything(Cache<?, ?> cache) {
        return (Cache<String, Object>) cache;
    }
}
