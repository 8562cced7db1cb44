// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.MaintenanceMode;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.events.log.LineSeal;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code maintenance.events.*}, checked. Immutable.
 *
 * @param file where events are recorded; empty if nowhere
 * @param seal what the lines of that file end in
 */
public record EventsSettings(Optional<Path> file, LineSeal seal) {

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.events.";

    /** Where events are recorded. */
    public static final String FILE = PREFIX + "file";
    /** Where the key is that seals them. */
    public static final String KEY_FILE = PREFIX + "key-file";

    /** Every name. */
    static final List<String> NAMES = List.of(FILE, KEY_FILE);

    private static final int SHORTEST_KEY = 16;

    private static final SettingType<Path> PATH = SettingType.of(EventsSettings::path, Path::toString);

    private static final SettingType<LineSeal> SEAL = SettingType.of(EventsSettings::readSeal, any -> "***");

    /**
     * Returns the settings that the configuration of a switch holds: in its system properties, environment and file.
     *
     * @throws io.maintenance.ConfigurationException with every error
     */
    public static EventsSettings of(MaintenanceMode maintenance) {
        SettingsReader reader = new SettingsReader(maintenance.settings(PREFIX, NAMES));
        EventsSettings settings = read(reader);
        reader.throwIfAny();
        return settings;
    }

    static EventsSettings read(SettingsReader reader) {
        Optional<Path> file = reader.value(FILE, PATH);
        file.filter(Files::isDirectory).ifPresent(any -> reader.wrong(FILE, "it is a directory, and not a file"));
        LineSeal seal = reader.value(KEY_FILE, SEAL).orElse(LineSeal.PLAIN);
        if (reader.isSet(KEY_FILE) && file.isEmpty()) {
            reader.wrong(KEY_FILE, "there is nothing to seal without " + FILE);
        }
        reader.checkNames(PREFIX, NAMES);
        return new EventsSettings(file, seal);
    }

    /**
     * Returns the seal whose key is in a file.
     *
     * @throws IllegalArgumentException if there is none; the message says why, and shows nothing of the content
     */
    public static LineSeal readSeal(String keyFile) {
        try {
            Secret key = SecretFile.read(path(keyFile));
            if (key.reveal().length < SHORTEST_KEY) {
                throw new IllegalArgumentException("the key must have at least " + SHORTEST_KEY + " characters");
            }
            return LineSeal.keyed(key);
        } catch (IOException unusable) {
            throw new IllegalArgumentException("the file cannot be used: " + SecretFile.reason(unusable), unusable);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            throw new IllegalArgumentException("it is no path of a file", none);
        }
    }
}
