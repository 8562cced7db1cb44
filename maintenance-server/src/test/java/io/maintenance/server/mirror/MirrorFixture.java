// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.MaintenanceMode;
import io.maintenance.SettingsReader;
import io.maintenance.UnknownPolicy;
import io.maintenance.settings.Setting;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A switch, and the directory of its mirrors. */
record MirrorFixture(MaintenanceMode maintenance, Path directory) implements AutoCloseable {

    private static final String PREFIX = "maintenance.server.mirror.";

    /** Returns a switch in memory, whose host shop.example is a part of its own. */
    static MirrorFixture of(Path directory) {
        return new MirrorFixture(
                builder().backend("memory:" + UUID.randomUUID()).open(), directory);
    }

    /** Returns a switch that knows nothing, because its store never answers. */
    static MirrorFixture unknown(Path directory, UnknownPolicy policy) {
        MaintenanceMode maintenance = builder()
                .backend(options -> new AbsentBackend())
                .noFallback()
                .startTimeout(Duration.ofMillis(10))
                .onUnknown(policy)
                .open();
        return new MirrorFixture(maintenance, directory);
    }

    private static MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder()
                .namespace("shop")
                .properties(
                        Map.of("maintenance.flag-file", "none", "maintenance.http.scopes", "shop.example=store-a"),
                        "a test");
    }

    /** Returns a writer; settings are names, without what all begin with, and values in turn. */
    MirrorWriter writer(String... settings) {
        return MirrorWriter.of(maintenance, settings(directory, settings));
    }

    /** Returns a writer that has begun. */
    MirrorWriter start(String... settings) throws IOException {
        MirrorWriter writer = writer(settings);
        writer.start("127.0.0.1");
        return writer;
    }

    static MirrorSettings settings(Path directory, String... pairs) {
        Map<String, Setting> settings = new HashMap<>();
        settings.put(PREFIX + "directory", new Setting(directory.toString(), "a test"));
        for (int at = 0; at < pairs.length; at += 2) {
            settings.put(PREFIX + pairs[at], new Setting(pairs[at + 1], "a test"));
        }
        SettingsReader reader = new SettingsReader(settings);
        MirrorSettings read = MirrorSettings.read(reader);
        reader.throwIfAny();
        return read;
    }

    /** Returns the names of the flag files that are there, sorted. */
    List<String> flags() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".on") || name.endsWith(".read-only"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the lines of the map, by host. */
    Map<String, String> map() throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolve("haproxy.map"))) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ", -1);
                map.put(words[0], words[1]);
            }
        }
        return map;
    }

    String file(String name) throws IOException {
        return Files.readString(directory.resolve(name));
    }

    @Override
    public void close() {
        maintenance.close();
    }

    /** A store that is never reached. */
    private static final class AbsentBackend implements MaintenanceBackend {

        @Override
        public Map<StorageKey, String> read() {
            throw new BackendException(BackendException.Kind.UNAVAILABLE, "the store is away");
        }

        @Override
        public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
            throw new BackendException(BackendException.Kind.UNAVAILABLE, "the store is away");
        }

        @Override
        public void close() {}
    }
}
