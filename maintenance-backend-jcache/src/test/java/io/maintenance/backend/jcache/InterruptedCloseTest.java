// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.spi.MaintenanceBackend;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

/** Containers interrupt the threads of an application that they take down. */
class InterruptedCloseTest {

    private final AtomicInteger listeners = new AtomicInteger();

    @Test
    void anInterruptedThreadLetsGoOfTheCacheOfAnApplication() {
        try (RunningApplication application = RunningApplication.with(CachingProviderType.CAFFEINE)) {
            Cache<String, String> cache = application.manager().createCache("handed-in", new MutableConfiguration<>());
            MaintenanceBackend backend = Opened.by(JCacheBackend.using(counting(cache)));
            backend.watch(() -> {});
            backend.read();
            await().until(() -> listeners.get() == 1);

            Thread.currentThread().interrupt();
            backend.close();

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(listeners).hasValue(0);
        }
    }

    @SuppressWarnings("unchecked")
    private Cache<String, String> counting(Cache<String, String> cache) {
        return (Cache<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "registerCacheEntryListener" -> listeners.incrementAndGet();
                        case "deregisterCacheEntryListener" -> listeners.decrementAndGet();
                        default -> {}
                    }
                    return method.invoke(cache, arguments);
                });
    }
}
