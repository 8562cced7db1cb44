// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.backend.jcache.address.ProviderClass;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Traits.Reach;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jcache:ehcache/maintenance, PROCESS",
        "jcache:caffeine, PROCESS",
        "jcache:hazelcast-client/maintenance?manager=mm&hazelcast.config.location=file:/etc/hz.xml, CLUSTER",
        "jcache:hazelcast-member/maintenance, CLUSTER",
        "jcache:org.ehcache.jsr107.EhcacheCachingProvider/maintenance, PROCESS",
        "jcache:javax.cache.spi.CachingProvider/maintenance, UNKNOWN",
        "jcache:javax.cache.spi.CachingProvider/maintenance?reach=cluster, CLUSTER",
        "jcache:ehcache/maintenance?reach=cluster&properties.any=thing, CLUSTER"
    })
    void knowsWhoSharesWhatAProviderKeeps(String url, Reach reach) {
        try (MaintenanceBackend backend = Opened.by(url)) {
            assertThat(backend.traits().reach()).isEqualTo(reach);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jcache:|the provider is missing; write jcache:PROVIDER/CACHE",
                "jcache:/maintenance|the provider is missing",
                "jcache:ehcach/maintenance|no provider of this name; write jcache:PROVIDER/CACHE, where PROVIDER is"
                        + " ehcache,",
                "jcache://ehcache/maintenance|has no host: write jcache:NAME",
                "jcache:cache2k/maintenance|add org.cache2k:cache2k-jcache",
                "jcache:com.example.Provider/maintenance|com.example.Provider is not on the class path",
                "jcache:ehcache/one?cache=other|the URL names the cache one: keep one of the two",
                "jcache:ehcache/one?manager=a%20b|it must be a URI, the same on all nodes",
                "jcache:ehcache/one?reach=world|it must be process, host or cluster",
                "jcache:ehcache/one?hazelcast.config.location=file:/x|hazelcast.config.location in"
                        + " maintenance.backend.url is not an option"
            })
    void aMistakeIsNamedWithWhatIsAllowed(String url, String problem) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Opened.by(url))
                .satisfies(e -> assertThat(e.problems())
                        .anySatisfy(each -> assertThat(each).contains(problem)));
    }

    @Test
    void theCacheHasADefaultAndCanBeASetting() {
        try (MaintenanceBackend byDefault = Opened.by("jcache:caffeine");
                MaintenanceBackend set = MaintenanceMode.builder()
                        .namespace("shop")
                        .properties(Map.of("maintenance.backend.cache", "other"), "the test")
                        .backend("jcache:caffeine")
                        .configuration()
                        .openBackend()) {
            assertThat(byDefault).hasToString("jcache:caffeine/maintenance (namespace shop)");
            assertThat(set).hasToString("jcache:caffeine/other (namespace shop)");
        }
    }

    @Test
    void aProviderIsLookedForInTheClassLoaderOfTheApplication() throws IOException {
        try (URLClassLoader application = new URLClassLoader(new URL[0], CacheAddressTest.class.getClassLoader())) {
            assertThat(ProviderClass.find(CachingProviderType.CAFFEINE.className(), application))
                    .contains(application);
            assertThat(ProviderClass.find(
                            CachingProviderType.CAFFEINE.className(), ClassLoader.getPlatformClassLoader()))
                    .contains(CacheAddressTest.class.getClassLoader());
        }
    }
}
