// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long clients are told to wait ({@code Retry-After}; RFC 9110, section 10.2.3). Immutable.
 *
 * @param byDefault while the end is not known, or has passed
 * @param longest more than this is never said
 * @param date whether it is said as a date
 * @param jitter a number from 0 up to, not including, the one given; so that clients do not return all at once
 */
public record RetryAfter(Duration byDefault, Duration longest, boolean date, IntUnaryOperator jitter) {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_JITTER = 30;
    private static final int JITTER_PART = 10;

    /** Returns the seconds to wait: at least one. */
    public long seconds(@Nullable Duration wanted, @Nullable Instant end, Instant now) {
        long left = end == null ? 0 : secondsLeft(Duration.between(now, end));
        long otherwise = left > 0 && wanted == null ? left : (wanted == null ? byDefault : wanted).toSeconds();
        long seconds = Math.max(1, left > 0 ? Math.min(left, otherwise) : otherwise);
        int spread = (int) Math.min(MOST_JITTER, seconds / JITTER_PART);
        return Math.min(seconds + jitter.applyAsInt(spread + 1), Math.max(1, longest.toSeconds()));
    }

    /** Rounded up: who returns a moment too early has come for nothing. */
    private static long secondsLeft(Duration left) {
        return left.isNegative() ? 0 : left.toSeconds() + (left.toNanosPart() == 0 ? 0 : 1);
    }

    /** Returns the value of the header. */
    public String header(long seconds, Instant now) {
        return date ? IMF_FIXDATE.format(now.plusSeconds(seconds)) : Long.toString(seconds);
    }
}
