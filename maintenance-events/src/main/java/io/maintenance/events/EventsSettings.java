// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.MaintenanceMode;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.events.log.LineSeal;
import io.maintenance.events.webhook.SigningKey;
import io.maintenance.events.webhook.WebhookAddress;
import io.maintenance.events.webhook.WebhookSettings;
import io.maintenance.spi.Secret;
import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code maintenance.events.*}, checked. Immutable.
 *
 * @param file where events are recorded; empty if nowhere
 * @param seal what the lines of that file end in
 * @param webhook where events are sent to, and how; empty if nowhere
 */
public record EventsSettings(Optional<Path> file, LineSeal seal, Optional<WebhookSettings> webhook) {

    /** Where events are recorded. */
    public static final String FILE = "maintenance.events.file";

    /** Where the key is that seals them. */
    public static final String KEY_FILE = "maintenance.events.key-file";

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.events.";

    static final String WEBHOOK = PREFIX + "webhook";
    static final String WEBHOOK_SECRET = PREFIX + "webhook-secret";
    static final String WEBHOOK_SECRET_FILE = PREFIX + "webhook-secret-file";
    static final String WEBHOOK_TIMEOUT = PREFIX + "webhook-timeout";

    /** Every name. */
    static final List<String> NAMES =
            List.of(FILE, KEY_FILE, WEBHOOK, WEBHOOK_SECRET, WEBHOOK_SECRET_FILE, WEBHOOK_TIMEOUT);

    private static final int SHORTEST_KEY = 16;
    private static final String HIDDEN = "***";

    private static final SettingType<Path> PATH = SettingType.of(EventsSettings::path, Path::toString);
    private static final SettingType<LineSeal> SEAL = SettingType.of(EventsSettings::readSeal, any -> HIDDEN);
    private static final SettingType<WebhookAddress> ADDRESS = SettingType.of(WebhookAddress::parse, any -> HIDDEN);
    private static final SettingType<List<SigningKey>> KEYS = SettingType.of(SigningKey::parse, any -> HIDDEN);
    private static final SettingType<List<SigningKey>> KEYS_OF_FILE =
            SettingType.of(text -> SigningKey.parse(new String(secret(text).reveal())), any -> HIDDEN);
    private static final SettingType<Duration> TIMEOUT =
            SettingType.duration(Duration.ofSeconds(1), Duration.ofMinutes(1));

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
        Optional<WebhookSettings> webhook = webhook(reader);
        reader.checkNames(PREFIX, NAMES);
        return new EventsSettings(file, seal, webhook);
    }

    private static Optional<WebhookSettings> webhook(SettingsReader reader) {
        Optional<WebhookAddress> address = reader.value(WEBHOOK, ADDRESS);
        Optional<List<SigningKey>> keys = reader.value(WEBHOOK_SECRET, KEYS);
        Optional<List<SigningKey>> keysOfFile = reader.value(WEBHOOK_SECRET_FILE, KEYS_OF_FILE);
        Duration timeout = reader.value(WEBHOOK_TIMEOUT, TIMEOUT, Duration.ofSeconds(15));
        boolean isSecretSet = reader.isSet(WEBHOOK_SECRET) || reader.isSet(WEBHOOK_SECRET_FILE);
        if (reader.isSet(WEBHOOK_SECRET) && reader.isSet(WEBHOOK_SECRET_FILE)) {
            reader.wrong(WEBHOOK_SECRET_FILE, "set this or " + WEBHOOK_SECRET + ", and not both");
        }
        if (reader.isSet(WEBHOOK) && !isSecretSet) {
            reader.wrong(WEBHOOK, "it needs a secret to sign with: set " + WEBHOOK_SECRET_FILE);
        }
        if (isSecretSet && !reader.isSet(WEBHOOK)) {
            String set = reader.isSet(WEBHOOK_SECRET) ? WEBHOOK_SECRET : WEBHOOK_SECRET_FILE;
            reader.wrong(set, "there is nothing to sign without " + WEBHOOK);
        }
        return address.flatMap(
                there -> keys.or(() -> keysOfFile).map(secrets -> new WebhookSettings(there, secrets, timeout)));
    }

    /**
     * Returns the seal whose key is in a file.
     *
     * @throws IllegalArgumentException if there is none; the message says why, and shows nothing of the content
     */
    public static LineSeal readSeal(String keyFile) {
        Secret key = secret(keyFile);
        if (key.reveal().length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key must have at least " + SHORTEST_KEY + " characters");
        }
        return LineSeal.keyed(key);
    }

    private static Secret secret(String file) {
        try {
            return SecretFile.read(path(file));
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
