// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.config.Settings;
import io.maintenance.engine.config.TakeOverCommand;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Storage for what the engine takes out of a store and does not use: damaged entries before they are replaced, a file for each;
 * and what a fallback said that is not believed, as a directory that the command can copy from. For people to look into.
 * Thread-safe.
 */
public final class Quarantine {

    /** A log line should not fill a disk. */
    private static final int LOGGED = 2_000;

    private final Settings settings;
    private final @Nullable Path directory;
    private final InstantSource clock;
    private final Counters counters;
    private final Map<String, String> lastDamaged = new ConcurrentHashMap<>();
    private volatile @Nullable String report;

    /** Creates the storage. Where the settings name no directory for it, texts go to the log. */
    public Quarantine(Settings settings, InstantSource clock, Counters counters) {
        this.settings = settings;
        this.directory = settings.setAsideDirectory();
        this.clock = clock;
        this.counters = counters;
    }

    /** Keeps the text of an entry if it is damaged; once, however often its replacement is tried. */
    public void keepDamaged(Store store, StorageKey key, Entry<?> entry) {
        String raw = entry.raw();
        if (entry.isDamaged() && raw != null && !raw.equals(lastDamaged.put(store.role() + " " + key, raw))) {
            counters.count(Counters.DAMAGED);
            keep(store, key, raw, entry.problem() + " and is replaced");
        }
    }

    /**
     * Keeps what a fallback says.
     *
     * @param why what is said of the fallback's content, as the beginning of a sentence
     */
    void keepFallback(Store fallback, StoreReading reading, String why) {
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : Store.WRITE_ORDER) {
            String raw = reading.entry(key).raw();
            if (raw != null && !reading.entry(key).isDamaged()) {
                counters.count(Counters.SET_ASIDE);
                texts.put(key, raw);
            }
        }
        String kept = directory == null ? logged(texts.toString()) : directory(directory, texts);
        String told = fallback.url() + ": what this fallback holds " + why + ": it is set aside, and not used; " + kept;
        report = told;
        EngineLog.LOGGER.log(System.Logger.Level.WARNING, "{0}", told);
    }

    /** Returns what was last said of a fallback that was set aside; empty if none was. */
    public Optional<String> report() {
        return Optional.ofNullable(report);
    }

    private String directory(Path parent, Map<StorageKey, String> texts) {
        Path whole = parent.resolve("fallback-" + moment() + "-" + random());
        Path entries = whole.resolve(settings.namespace());
        try {
            Files.createDirectories(entries);
            for (Map.Entry<StorageKey, String> text : texts.entrySet()) {
                Files.writeString(entries.resolve(text.getKey().name()), text.getValue());
            }
            return "it was kept in " + whole + ", and if it belongs here after all, take it over with: "
                    + TakeOverCommand.from(whole, settings);
        } catch (IOException unwritable) {
            return logged(texts.toString()) + " (it could not be kept in " + whole + ": " + unwritable + ")";
        }
    }

    private String moment() {
        return clock.instant().toString().replace(':', '-');
    }

    private static String random() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private void keep(Store store, StorageKey key, String text, String why) {
        String kept = directory == null ? logged(text) : file(directory, key, text);
        EngineLog.LOGGER.log(System.Logger.Level.WARNING, "{0}: {1} {2}; {3}", store.url(), key, why, kept);
    }

    private String file(Path directory, StorageKey key, String text) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(key + "-" + moment() + "-" + random() + ".txt");
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            return "its text was kept in " + file;
        } catch (IOException unwritable) {
            return logged(text) + " (it could not be kept in " + directory + ": " + unwritable + ")";
        }
    }

    private static String logged(String text) {
        return "its text was: " + (text.length() <= LOGGED ? text : text.substring(0, LOGGED) + "...");
    }
}
