// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.source;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;
import org.jspecify.annotations.Nullable;

/** The lookup of a cache of texts, which is created if it is not there. */
public final class CacheLookup {

    private CacheLookup() {}

    /** Returns the cache of this name; fails with {@link BackendException} if it is one of other types. */
    public static Cache<String, String> in(CacheManager manager, String name) {
        Cache<String, String> existing = existing(manager, name);
        if (existing != null) {
            return existing;
        }
        try {
            return manager.createCache(name, eternalTexts());
        } catch (CacheException createdMeanwhile) {
            Cache<String, String> theirs = existing(manager, name);
            if (theirs == null) {
                throw createdMeanwhile;
            }
            return theirs;
        }
    }

    /** Nothing expires, and nobody who changes an object changes what is stored. */
    private static MutableConfiguration<String, String> eternalTexts() {
        return new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setStoreByValue(true)
                .setExpiryPolicyFactory(EternalExpiryPolicy.factoryOf());
    }

    private static @Nullable Cache<String, String> existing(CacheManager manager, String name) {
        try {
            return manager.getCache(name, String.class, String.class);
        } catch (ClassCastException | IllegalArgumentException otherTypes) {
            return untyped(manager, name, otherTypes);
        }
    }

    /** A cache that a file declares often names no types, and then takes texts as well as anything else. */
    private static Cache<String, String> untyped(CacheManager manager, String name, RuntimeException refusal) {
        Cache<String, String> cache = anyTyped(manager, name, refusal);
        @SuppressWarnings("unchecked") // a class cannot be named with its type arguments
        Configuration<?, ?> configuration = cache.getConfiguration(Configuration.class);
        if (!takesTexts(configuration.getKeyType()) || !takesTexts(configuration.getValueType())) {
            throw wrongTypes(name, refusal);
        }
        return cache;
    }

    private static Cache<String, String> anyTyped(CacheManager manager, String name, RuntimeException refusal) {
        try {
            Cache<String, String> cache = manager.getCache(name);
            if (cache != null) {
                return cache;
            }
        } catch (IllegalArgumentException typed) {
            refusal.addSuppressed(typed); // some providers hand typed caches out only to those who name the types
        }
        throw wrongTypes(name, refusal);
    }

    private static boolean takesTexts(Class<?> type) {
        return type.isAssignableFrom(String.class);
    }

    private static BackendException wrongTypes(String name, RuntimeException refusal) {
        return new BackendException(
                Kind.REJECTED,
                "the cache " + name + " is not one of texts (" + refusal.getMessage()
                        + "): name another cache, or configure this one with String as key and value type",
                refusal);
    }
}
