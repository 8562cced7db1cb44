// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.MaintenanceException;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.MaintenanceMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody else put under our keys switches nothing, and is reported. */
class ForeignEntriesTest {

    private static final String URL = "jcache:caffeine/maintenance?manager=foreign";
    private static final String KEY = "shop:MAINTENANCE_MODE_STATUS";

    private CacheManager manager;
    private Cache<Object, Object> cache;

    @BeforeEach
    void open() {
        manager = OpeningTest.manager("foreign");
        cache = manager.createCache("maintenance", new MutableConfiguration<>());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static Stream<Arguments> texts() throws IOException {
        return Stream.of(
                Arguments.of("garbage", "\u0001 on=true \ufffd"),
                Arguments.of("five megabytes", "x".repeat(5 << 20)),
                Arguments.of("a bomb", "maintenance/1+gzip:" + bomb()),
                Arguments.of(
                        "another namespace's",
                        """
                        format=1
                        global.operator.on=true
                        global.operator.stamp=1795289400000.ops@web-1#9f2c4a7d01e3b586
                        namespace=other
                        ~end=5
                        """),
                Arguments.of("an object", 42));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whatIsNoEntryIsReportedAndSwitchesNothing(String name, Object value) {
        cache.put(KEY, value);
        try (MaintenanceMode node = node()) {
            assertThat(node.isOn()).as(name).isFalse();
            await().until(() -> node.health().stores().get(0).state() == StoreState.CORRUPT);
            assertThatExceptionOfType(MaintenanceException.class).isThrownBy(node::enable);
            assertThat(node.isOn()).isFalse();
        }
        assertThat(cache.get(KEY)).isEqualTo(value);
    }

    @Test
    void aNewerFormatIsNotWrittenOver() {
        cache.put(KEY, "format=2\nnamespace=shop\n~end=3\n");
        try (MaintenanceMode node = node()) {
            assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(node::enable);
            assertThat(node.isOn()).isFalse();
        }
    }

    @Test
    void aRunningNodePutsItsStateBackAfterTheCacheWasCleared() {
        try (MaintenanceMode node = node()) {
            node.enable();
            cache.clear();

            await().until(() -> cache.containsKey(KEY));
            assertThat(node.isOn()).isTrue();
        }
    }

    static Stream<Object> values() {
        return Stream.of(
                "garbage", "\0\0", 42, new byte[] {1, 2}, new String[] {"a"}, List.of("a"), new AtomicInteger(1));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aRunningNodeReplacesWhatIsNoEntry(Object value) {
        try (MaintenanceMode node = node()) {
            node.enable();
            cache.put(KEY, value);

            await().until(() -> String.valueOf(cache.get(KEY)).contains("~end="));
            assertThat(node.isOn()).isTrue();
        }
    }

    private static MaintenanceMode node() {
        return MaintenanceMode.builder()
                .properties(
                        Map.of(
                                "maintenance.start-timeout", "30s",
                                "maintenance.flag-file", "none"),
                        "the test")
                .namespace("shop")
                .backend(URL)
                .noFallback()
                .open();
    }

    private static String bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(zeros);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
