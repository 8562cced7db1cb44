// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.MaintenanceBackend;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.Test;

/** What is opened, shared and closed, and what is left alone. */
class OpeningTest {

    private static final String URL = "jcache:caffeine/maintenance?manager=";

    @Test
    void whoNamesTheSameManagerSharesIt() {
        try (MaintenanceBackend one = Opened.by(URL + "shared");
                MaintenanceBackend other = Opened.by(URL + "shared")) {
            one.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text");

            assertThat(other.read()).containsEntry(MAINTENANCE_MODE_STATUS, "text");
        }
    }

    @Test
    void theLastWhoUsesAManagerClosesIt() {
        MaintenanceBackend one = Opened.by(URL + "counted");
        MaintenanceBackend other = Opened.by(URL + "counted");
        one.read();
        other.read();
        CacheManager manager = manager("counted");

        one.close();
        assertThat(manager.isClosed()).isFalse();
        other.close();
        assertThat(manager.isClosed()).isTrue();
    }

    @Test
    void aManagerThatTheApplicationHadOpenedStaysOpen() {
        try (CacheManager theirs = manager("theirs")) {
            try (MaintenanceBackend backend = Opened.by(URL + "theirs")) {
                backend.read();
            }
            assertThat(theirs.isClosed()).isFalse();
        }
    }

    @Test
    void whatOthersClosedIsOpenedAnew() {
        try (MaintenanceBackend backend = Opened.by(URL + "closed")) {
            backend.read();
            manager("closed").close();

            assertThat(backend.read()).isEmpty();
            manager("closed").destroyCache("maintenance");
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text"))
                    .isTrue();
        }
    }

    @Test
    void aCacheThatIsThereIsUsedAsItIs() {
        try (CacheManager manager = manager("there")) {
            manager.createCache("maintenance", new MutableConfiguration<>().setStoreByValue(false));
            try (MaintenanceBackend backend = Opened.by(URL + "there")) {
                backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text");
            }
            assertThat(manager.getCache("maintenance").get("shop:MAINTENANCE_MODE_STATUS"))
                    .isEqualTo("text");
        }
    }

    @Test
    void aCacheOfOtherTypesIsRefusedWithTheTypes() {
        try (CacheManager manager = manager("typed")) {
            manager.createCache(
                    "maintenance", new MutableConfiguration<Integer, Long>().setTypes(Integer.class, Long.class));
            try (MaintenanceBackend backend = Opened.by(URL + "typed")) {
                assertThatExceptionOfType(BackendException.class)
                        .isThrownBy(backend::read)
                        .withMessageStartingWith(
                                "read in jcache:caffeine/maintenance: the cache maintenance is not one of texts")
                        .withMessageContainingAll("Integer", "name another")
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
            }
        }
    }

    @Test
    void aChangeForWhichNoCacheCouldBeOpenedWasCertainlyNotWritten() {
        CacheManager manager = manager("shut");
        manager.close();
        try (MaintenanceBackend backend = Opened.by(JCacheBackend.using(manager))) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text"))
                    .satisfies(e -> assertThat(e.isUnwritten()).isTrue());
        }
    }

    @Test
    void aHandedInCacheIsUsedAndStaysOpen() {
        try (CacheManager manager = manager("handed")) {
            Cache<String, String> cache = manager.createCache("texts", new MutableConfiguration<>());
            AtomicInteger hints = new AtomicInteger();
            try (MaintenanceBackend backend = Opened.by(JCacheBackend.using(cache))) {
                backend.watch(hints::incrementAndGet);
                backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text");
                await().untilAtomic(hints, org.hamcrest.Matchers.greaterThan(0));
                assertThat(backend.traits().reach()).hasToString("PROCESS");
            }
            assertThat(cache.isClosed()).isFalse();
            assertThat(cache.get("shop:MAINTENANCE_MODE_STATUS")).isEqualTo("text");
        }
    }

    @Test
    void aCacheOfAHandedInManagerIsCreatedAndStaysOpen() {
        try (CacheManager manager = manager("handed-manager")) {
            try (MaintenanceBackend backend = Opened.by(JCacheBackend.using(manager))) {
                backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "text");
            }
            assertThat(manager.isClosed()).isFalse();
            assertThat(manager.getCache("maintenance", String.class, String.class)
                            .get("shop:MAINTENANCE_MODE_STATUS"))
                    .isEqualTo("text");
        }
    }

    @Test
    void whatTheApplicationClosedIsUnavailableAndSaysWhoOpensIt() {
        CacheManager manager = manager("closed-by-application");
        try (MaintenanceBackend backend = Opened.by(JCacheBackend.using(manager))) {
            backend.read();
            manager.close();

            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContainingAll("was shut down", "the application has to open")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        }
    }

    @Test
    void whileAProviderStartsItIsUnavailableAndSaysSo() {
        // One that has just started when the call is given up says something else; the next one is asked then.
        await().untilAsserted(OpeningTest::aStartTakesTooLong);
    }

    private static void aStartTakesTooLong() {
        try (MaintenanceBackend backend = Opened.by("jcache:ehcache/maintenance", Duration.ofMillis(10))) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContainingAll("has been starting for", "maintenance.backend.timeout")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
            await().ignoreExceptions().until(backend::read, java.util.Map::isEmpty);
        }
    }

    @Test
    void whatIsNoConfigurationIsRefusedWithWhatToCorrect() {
        try (MaintenanceBackend backend = Opened.by("jcache:ehcache/maintenance?manager=maintenance")) {
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(backend::read)
                    .withMessageContainingAll("the provider does not take", "option manager")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
        }
    }

    static CacheManager manager(String uri) {
        CachingProvider provider = Caching.getCachingProvider(
                CachingProviderType.CAFFEINE.className(), OpeningTest.class.getClassLoader());
        return provider.getCacheManager(URI.create(uri), provider.getDefaultClassLoader());
    }
}
