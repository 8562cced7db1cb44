// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.codec.Entry;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the engine takes out of a store and does not use: damaged entries before they are replaced, and a fallback that
 * nobody has tended. A file for each, in a directory for people to look into. Thread-safe.
 */
final class SetAside {

    /** A log line should not fill a disk. */
    private static final int LOGGED = 2_000;

    private final @Nullable Path directory;
    private final InstantSource clock;
    private final Counters counters;
    private final Map<String, String> lastDamaged = new ConcurrentHashMap<>();

    /**
     * Creates the keeper of such texts.
     *
     * @param directory where the files go; {@code null} if there is no such place, and then the log is
     */
    SetAside(@Nullable Path directory, InstantSource clock, Counters counters) {
        this.directory = directory;
        this.clock = clock;
        this.counters = counters;
    }

    /** Keeps the text of an entry if it is damaged; once, however often its replacement is tried. */
    void keepDamaged(Store store, StorageKey key, Entry<?> entry) {
        String raw = entry.raw();
        if (entry.isDamaged() && raw != null && !raw.equals(lastDamaged.put(store.role() + " " + key, raw))) {
            counters.count(Counters.DAMAGED);
            keep(store, key, raw, entry.problem() + " and is replaced");
        }
    }

    /** Keeps a text that nobody tended. */
    void keepUntended(Store store, StorageKey key, String raw) {
        counters.count(Counters.SET_ASIDE);
        keep(store, key, raw, "was not tended for a week and is set aside");
    }

    private void keep(Store store, StorageKey key, String text, String why) {
        String kept = directory == null ? logged(text) : file(directory, key, text);
        Log.LOGGER.log(System.Logger.Level.WARNING, "{0}: {1} {2}; {3}", store.url(), key, why, kept);
    }

    private String file(Path directory, StorageKey key, String text) {
        try {
            Files.createDirectories(directory);
            String name = key + "-" + clock.instant().toString().replace(':', '-') + "-";
            Path file = Files.createTempFile(directory, name, ".txt");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return "its text was kept in " + file;
        } catch (IOException unwritable) {
            return logged(text) + " (it could not be kept in " + directory + ": " + unwritable + ")";
        }
    }

    private static String logged(String text) {
        return "its text was: " + (text.length() <= LOGGED ? text : text.substring(0, LOGGED) + "...");
    }
}
