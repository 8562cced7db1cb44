// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.OnUnknown;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The settings that stand for themselves, as in {@link Settings}. */
record Scalars(
        Duration pollInterval,
        Duration pollIntervalWatched,
        Duration startTimeout,
        OnUnknown onUnknown,
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

    static Scalars read(Values values, Author author) {
        Duration poll = values.duration(Keys.POLL_INTERVAL, POLL, SHORTEST_POLL, LONGEST_POLL);
        Duration watched = poll.compareTo(POLL_WATCHED) > 0 ? poll : POLL_WATCHED;
        return new Scalars(
                poll,
                values.duration(Keys.POLL_INTERVAL_WATCHED, watched, poll, DAY),
                values.duration(Keys.START_TIMEOUT, SECOND, Duration.ZERO, LONGEST_START),
                values.choice(Keys.ON_UNKNOWN, "open", Map.of("open", OnUnknown.OPEN, "closed", OnUnknown.CLOSED)),
                values.slugs(Keys.SCOPES),
                values.characters(Keys.COMPRESS_ABOVE, COMPRESS_ABOVE),
                values.duration(Keys.RETRY_AFTER, RETRY_AFTER, SECOND, DAY),
                values.text(Keys.BY, author::byDefault));
    }
}
