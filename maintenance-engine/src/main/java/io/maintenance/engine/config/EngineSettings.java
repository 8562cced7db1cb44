// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.UnknownPolicy;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValues;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

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

    static EngineSettings read(SettingValues values, DefaultAuthor author) {
        Duration poll = values.duration(SettingNames.POLL_INTERVAL, POLL, SHORTEST_POLL, LONGEST_POLL);
        Duration watched = poll.compareTo(POLL_WATCHED) > 0 ? poll : POLL_WATCHED;
        return new EngineSettings(
                poll,
                values.duration(SettingNames.POLL_INTERVAL_WATCHED, watched, poll, DAY),
                values.duration(SettingNames.START_TIMEOUT, SECOND, Duration.ZERO, LONGEST_START),
                values.choice(
                        SettingNames.ON_UNKNOWN,
                        "open",
                        Map.of("open", UnknownPolicy.OPEN, "closed", UnknownPolicy.CLOSED)),
                values.slugs(SettingNames.SCOPES),
                values.characters(SettingNames.COMPRESS_ABOVE, COMPRESS_ABOVE),
                values.duration(SettingNames.RETRY_AFTER, RETRY_AFTER, SECOND, DAY),
                values.text(SettingNames.BY, author::byDefault));
    }
}
