// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.backend.jcache.address.CachingProviderType;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.support.Damage;
import io.maintenance.tck.TestServer;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values in a cluster that some client has put there, and that are no texts to this one, or nothing at all. */
@Tag("slow")
@Timeout(120)
class UnreadableValueTest {

    private static final int PORT = Cluster.freePort();

    @RegisterExtension
    static final TestServer MEMBER = TestServer.of(Cluster.member(PORT));

    @TempDir
    private static Path directory;

    private static Path file;
    private static CacheManager manager;
    private static Cache<Object, Object> cache;

    @BeforeAll
    static void open() {
        file = Cluster.clientFile(directory, PORT, PORT);
        CachingProvider provider = Caching.getCachingProvider(CachingProviderType.HAZELCAST_CLIENT.className());
        Properties properties = new Properties();
        properties.setProperty("hazelcast.config.location", Cluster.file(file));
        URI uri = URI.create(CachingProviderType.HAZELCAST_CLIENT.managerUri());
        manager = provider.getCacheManager(uri, provider.getDefaultClassLoader(), properties);
        // The client connects beside whoever opens it.
        cache = await().ignoreExceptions()
                .until(() -> manager.createCache("untyped", new MutableConfiguration<>()), created -> true);
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    /** As if its class were another one here. */
    private static final class Foreign implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedMethod") // serialization calls it
        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("not known here");
        }
    }

    static Stream<Object> values() {
        return Stream.of(42, new byte[] {1, 2}, new Foreign());
    }

    @ParameterizedTest
    @MethodSource("values")
    void isDamageAndReplacedByWhoExpectsIt(Object value) {
        try (MaintenanceBackend backend = Opened.by(Cluster.clientUrl(file).replace("/maintenance", "/untyped"))) {
            cache.put("shop:MAINTENANCE_MODE_ADDRESSES", "addresses");
            cache.put("shop:MAINTENANCE_MODE_STATUS", value);

            Map<StorageKey, String> texts = backend.read();

            String seen = texts.get(MAINTENANCE_MODE_STATUS);
            assertThat(Damage.in(seen)).isPresent();
            assertThat(texts).containsEntry(MAINTENANCE_MODE_ADDRESSES, "addresses");
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "x"))
                    .isFalse();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "other", "x"))
                    .isFalse();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "x"))
                    .isTrue();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, seen, "y"))
                    .isFalse();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "x");
        }
    }
}
