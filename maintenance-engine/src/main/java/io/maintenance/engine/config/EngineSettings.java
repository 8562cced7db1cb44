// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValues;
import io.maintenance.settings.RedactedText;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The settings that stand for themselves, as in {@link Settings}. */
record EngineSettings(
        Duration pollInterval,
        Duration pollIntervalWatched,
        Duration startTimeout,
        UnknownPolicy onUnknown,
        Set<String> scopes,
        int compressAbove,
        Duration retryAfter,
        String by) {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POLL_WATCHED = Duration.ofSeconds(10);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
    private static final Duration LONGEST_POLL = Duration.ofHours(1);
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int COMPRESS_ABOVE = 2048;

    private static final String ANY = "any";

    private static final SettingType<Integer> CHARACTERS = SettingType.of(
            EngineSettings::characters,
            count -> count == Integer.MAX_VALUE ? SettingValues.NONE : Integer.toString(count));

    private static final SettingType<UnknownPolicy> POLICY =
            SettingType.choice(Map.of("open", UnknownPolicy.OPEN, "closed", UnknownPolicy.CLOSED));

    static EngineSettings read(SettingsReader reader, DefaultAuthor author) {
        Duration poll =
                reader.value(SettingNames.POLL_INTERVAL, SettingType.duration(SHORTEST_POLL, LONGEST_POLL), POLL);
        Duration watched = poll.compareTo(POLL_WATCHED) > 0 ? poll : POLL_WATCHED;
        return new EngineSettings(
                poll,
                reader.value(SettingNames.POLL_INTERVAL_WATCHED, SettingType.duration(poll, DAY), watched),
                reader.value(SettingNames.START_TIMEOUT, SettingType.duration(Duration.ZERO, LONGEST_START), SECOND),
                reader.value(SettingNames.ON_UNKNOWN, POLICY, UnknownPolicy.OPEN),
                scopes(reader),
                reader.value(SettingNames.COMPRESS_ABOVE, CHARACTERS, COMPRESS_ABOVE),
                reader.value(SettingNames.RETRY_AFTER, SettingType.duration(SECOND, DAY), RETRY_AFTER),
                reader.text(SettingNames.BY, author.byDefault()));
    }

    /** Reads the names of scopes; empty stands for any. */
    private static Set<String> scopes(SettingsReader reader) {
        Set<String> scopes = new TreeSet<>();
        String all = reader.text(SettingNames.SCOPES, ANY);
        if (reader.isSet(SettingNames.SCOPES)) {
            Stream.of(all.split(",", -1)).map(String::strip).forEach(name -> addScope(scopes, name, reader));
        }
        return scopes;
    }

    private static void addScope(Set<String> scopes, String name, SettingsReader reader) {
        try {
            scopes.add(SettingType.slug().parse(name));
        } catch (IllegalArgumentException e) {
            reader.wrong(SettingNames.SCOPES, "\"" + RedactedText.line(name) + "\" is not a name: " + e.getMessage());
        }
    }

    private static int characters(String text) {
        if (text.equals(SettingValues.NONE)) {
            return Integer.MAX_VALUE;
        }
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("it must be a number of characters, 0 for always, or none");
    }
}
