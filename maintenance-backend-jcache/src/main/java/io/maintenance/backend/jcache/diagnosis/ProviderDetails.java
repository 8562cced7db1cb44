// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache.diagnosis;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.util.List;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;

/**
 * What only the provider knows of its cache: backups, near caches, bounds. Asked by name, so that no provider is needed; what
 * another version calls otherwise is not looked at.
 */
final class ProviderDetails {

    private static final String HAZELCAST = "com.hazelcast.config.CacheConfig";
    private static final String EHCACHE = "org.ehcache.config.CacheRuntimeConfiguration";
    private static final String EHCACHE_VIEW = "org.ehcache.jsr107.Eh107Configuration";
    private static final String CAFFEINE = "com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration";

    private final Cache<String, String> cache;

    ProviderDetails(Cache<String, String> cache) {
        this.cache = cache;
    }

    void addTo(List<Finding> findings) {
        nearCache().ifPresent(findings::add);
        Optional<Object> hazelcast = configuration(HAZELCAST);
        hazelcast
                .flatMap(found -> ReflectiveAccess.call(found, "getBackupCount"))
                .ifPresent(count -> findings.add(backups(count)));
        hazelcast
                .flatMap(found -> ReflectiveAccess.call(found, "getEvictionConfig"))
                .flatMap(eviction -> ReflectiveAccess.call(eviction, "getSize"))
                .ifPresent(size -> findings.add(bound(size + " entries")));
        configuration(CAFFEINE)
                .flatMap(found -> ReflectiveAccess.call(found, "getMaximumSize"))
                .filter(Optional.class::isInstance)
                .flatMap(size -> (Optional<?>) size)
                .ifPresent(size -> findings.add(bound(size + " entries")));
        ehcachePools().ifPresent(pools -> findings.add(bound(pools)));
    }

    private Optional<Finding> nearCache() {
        if (!((Object) cache).getClass().getSimpleName().contains("NearCached")) {
            return Optional.empty();
        }
        String detail = "this client has a near cache, which answers with what was replaced long ago";
        return Optional.of(new Finding(
                Severity.FAIL,
                "near cache",
                detail,
                "Remove the near cache of this cache from the client's configuration."));
    }

    private static Finding backups(Object count) {
        return count.equals(0)
                ? new Finding(
                        Severity.WARN,
                        "backups",
                        "no member keeps a backup: the entries go with the member that has them",
                        "Set backup-count to 1.")
                : new Finding(Severity.OK, "backups", count + " of each entry", "");
    }

    private static Finding bound(Object size) {
        String detail = "bounded to " + size + "; two entries for each namespace are all that belongs into it";
        return new Finding(Severity.OK, "size", detail, "");
    }

    private Optional<Object> ehcachePools() {
        return configuration(EHCACHE_VIEW)
                .flatMap(view -> ReflectiveAccess.type(EHCACHE, view)
                        .flatMap(type -> ReflectiveAccess.call(view, "unwrap", type)))
                .flatMap(runtime -> ReflectiveAccess.call(runtime, "getResourcePools"))
                .flatMap(pools -> ReflectiveAccess.call(pools, "getResourceTypeSet"))
                .map(types -> "the resources " + types);
    }

    private Optional<Object> configuration(String type) {
        return ReflectiveAccess.type(type, cache).flatMap(this::as);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is known by its name only
    private Optional<Object> as(Class<?> type) {
        if (!Configuration.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(((Cache) cache).getConfiguration(type));
        } catch (IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }
}
