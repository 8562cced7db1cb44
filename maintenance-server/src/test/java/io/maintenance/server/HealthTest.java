// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.NotStoredException;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who watch over the server are told of it. */
class HealthTest {

    @TempDir
    Path directory;

    private final SampleStore store = new SampleStore();

    private RunningServer start() throws IOException {
        return new RunningServer(directory, Map.of(), ServerLimits.DEFAULT, builder -> builder.backend(options -> store)
                .noFallback());
    }

    @Test
    void whileTheStoreIsAwayTheServerIsReadyAndSaysSo() throws Exception {
        try (RunningServer server = start()) {
            server.maintenance.enable();
            store.away = true;
            assertThatExceptionOfType(NotStoredException.class)
                    .isThrownBy(() -> Objects.requireNonNull(server.maintenance.synchronize()));

            var ready = server.get("/health/ready");

            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .contains(
                            "\"status\":\"up\"", "\"maintenance\":true", "\"degraded\":true", "\"failingMirrors\":[]");
        }
    }

    @Test
    void aServerThatKnowsNothingLivesAndIsNotReady() throws Exception {
        store.away = true;
        try (RunningServer server = start()) {
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/ready").body()).contains("\"status\":\"unknown\"");
        }
    }

    /** A store that can go away. */
    private static final class SampleStore implements MaintenanceBackend {

        private final Map<StorageKey, String> entries = new ConcurrentHashMap<>();
        private volatile boolean away;

        @Override
        public Map<StorageKey, String> read() {
            check();
            return Map.copyOf(entries);
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            check();
            return expected == null ? entries.putIfAbsent(key, update) == null : entries.replace(key, expected, update);
        }

        private void check() {
            if (away) {
                throw new BackendException(BackendException.Kind.UNAVAILABLE, "the store is away");
            }
        }

        @Override
        public void close() {}
    }
}
