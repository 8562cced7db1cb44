// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.awaitility.Awaitility.await;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.backend.jcache.source.CacheLookup;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;

/**
 * An application that has the manager open for as long as a class of tests lasts, and a cache of its own in it. What is kept in
 * memory alone would go with the last who uses it, and some providers take seconds to start.
 */
final class RunningApplication implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final CacheManager manager;
    private final Cache<String, String> neighbour;

    private RunningApplication(CacheManager manager) {
        this.manager = manager;
        this.neighbour = await().atMost(STARTS_WITHIN) // a client may not be connected yet
                .ignoreExceptions()
                .until(() -> manager.createCache("application", new MutableConfiguration<>()), cache -> cache != null);
        neighbour.put("some", "thing");
    }

    /** Opens the manager that the backend uses where a URL names none. */
    static RunningApplication with(CachingProviderType known) {
        return with(known, known.managerUri(), Map.of());
    }

    static RunningApplication with(CachingProviderType known, String uri, Map<String, String> settings) {
        ClassLoader loader = RunningApplication.class.getClassLoader();
        CachingProvider provider = Caching.getCachingProvider(known.className(), loader);
        Properties properties = new Properties();
        properties.putAll(settings);
        URI address = uri.isEmpty() ? provider.getDefaultURI() : URI.create(uri);
        return new RunningApplication(provider.getCacheManager(address, provider.getDefaultClassLoader(), properties));
    }

    CacheManager manager() {
        return manager;
    }

    /** The cache of the backend, as somebody sees it who may write anything. */
    Cache<String, String> cache() {
        return CacheLookup.in(manager, "maintenance");
    }

    /** What an application can do to a cache; a cache of texts holds no bytes, so that what is garbled is a text. */
    Faults faults() {
        return Faults.none()
                .on(Fault.FLUSH_NEIGHBOURS, neighbour::clear)
                .on(Fault.WIPE, () -> cache().clear())
                .on(Fault.GARBLE, (String namespace) -> cache().put(
                                namespace + ":MAINTENANCE_MODE_STATUS", "\u0001\ufffd"));
    }

    @Override
    public void close() {
        manager.close();
    }
}
