// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.MaintenanceBackend;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check says of caches that are good, and of those that lose the switch. */
class CacheDiagnosisTest {

    private final CacheManager manager = manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void saysWhoKeepsItAndThatNobodySharesIt() {
        List<Finding> findings = found("jcache:caffeine/maintenance?manager=checked");

        assertThat(one(findings, "provider").detail())
                .contains("CaffeineCachingProvider", "jcache-", ".jar", "manager checked");
        assertThat(one(findings, "reach").severity()).isEqualTo(Severity.WARN);
        assertThat(one(findings, "reach").detail()).contains("nobody shares it");
        assertThat(one(findings, "expiry").severity()).isEqualTo(Severity.OK);
        assertThat(one(findings, "round trip").detail()).contains("were read in");
    }

    @Test
    void entriesThatExpireAreAFailure() {
        manager.createCache(
                "maintenance",
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(new Duration(HOURS, 2))));

        Finding expiry = one(found("jcache:caffeine/maintenance?manager=checked"), "expiry");

        assertThat(expiry.severity()).isEqualTo(Severity.FAIL);
        assertThat(expiry.detail()).isEqualTo("entries expire after 2 hours");
    }

    @Test
    void aLoaderIsAFailure() {
        manager.createCache(
                "maintenance",
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setReadThrough(true)
                        .setCacheLoaderFactory(new FactoryBuilder.SingletonFactory<>(new Inventor())));

        assertThat(one(found("jcache:caffeine/maintenance?manager=checked"), "configuration")
                        .detail())
                .contains("read-through");
    }

    @Test
    void theResourcesOfEhcacheAreShown(@TempDir Path directory) throws Exception {
        String file = Cluster.file(DocumentedFile.write(
                directory,
                "ehcache.xml",
                "/var/lib/shop/ehcache",
                directory.resolve("store").toString()));

        assertThat(one(found("jcache:ehcache/maintenance?manager=" + file), "size")
                        .detail())
                .contains("heap", "disk");
    }

    @Test
    void whatCannotBeAskedIsAFailureAndNoException() {
        List<Finding> findings = found("jcache:ehcache/maintenance?manager=file:/no/such/file.xml");

        assertThat(findings).anySatisfy(each -> assertThat(each.severity()).isEqualTo(Severity.FAIL));
    }

    private static List<Finding> found(String url) {
        try (MaintenanceBackend backend = Opened.by(url)) {
            return backend.diagnose();
        }
    }

    private static Finding one(List<Finding> findings, String check) {
        assertThat(findings).filteredOn(each -> each.check().equals(check)).hasSize(1);
        return findings.stream()
                .filter(each -> each.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static CacheManager manager() {
        CachingProvider provider = Caching.getCachingProvider(
                CachingProviderType.CAFFEINE.className(), CacheDiagnosisTest.class.getClassLoader());
        return provider.getCacheManager(URI.create("checked"), provider.getDefaultClassLoader());
    }

    /** Has something for every key. */
    private static final class Inventor implements CacheLoader<String, String>, java.io.Serializable {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        public String load(String key) {
            return "invented";
        }

        @Override
        public java.util.Map<String, String> loadAll(Iterable<? extends String> keys) {
            return new java.util.HashMap<>();
        }
    }
}
