// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00.250Z");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final RetryAfter exact = new RetryAfter(TWO_MINUTES, Duration.ofDays(1), false, bound -> 0);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2026-11-21T21:00:00.250Z, 3600",
                "-, 2026-11-21T20:00:01Z, 1",
                "-, 2026-11-21T20:00:00.251Z, 1",
                "-, 2026-11-21T20:00:02Z, 2",
                "-, 2026-11-21T20:00:00.250Z, 120",
                "-, 2026-11-21T19:00:00Z, 120",
                "-, -, 120",
                "-, 9999-12-31T23:59:59Z, 86400",
                "-, 1970-01-01T00:00:00Z, 120",
                "-, -1000000000-01-01T00:00:00Z, 120",
                "PT30S, -, 30",
                "PT30S, 2026-11-21T21:00:00Z, 30",
                "PT30S, 2026-11-21T20:00:10.250Z, 10",
                "PT0S, -, 1",
                "PT2147483648S, -, 86400",
            })
    void theTimeReallyLeftIsSaid(@Nullable Duration wanted, @Nullable Instant end, long seconds) {
        assertThat(exact.seconds(wanted, end, NOW)).isEqualTo(seconds);
    }

    @Test
    void clientsAreSpreadByATenthAndHalfAMinuteAtMost() {
        RetryAfter spread = new RetryAfter(TWO_MINUTES, Duration.ofDays(1), false, bound -> ThreadLocalRandom.current()
                .nextInt(bound));
        RetryAfter last = new RetryAfter(TWO_MINUTES, Duration.ofDays(1), false, bound -> bound - 1);

        assertThat(LongStream.range(0, 1_000).map(i -> spread.seconds(null, null, NOW)))
                .allMatch(seconds -> seconds >= 120 && seconds <= 132)
                .contains(121L);
        assertThat(last.seconds(null, null, NOW)).isEqualTo(132);
        assertThat(last.seconds(Duration.ofHours(1), null, NOW)).isEqualTo(3_630);
        assertThat(last.seconds(Duration.ofSeconds(5), null, NOW)).isEqualTo(5);
        assertThat(last.seconds(Duration.ofDays(1), null, NOW)).isEqualTo(86_400);
    }

    @Test
    void aDateHasTwoDigitsForItsDay() {
        RetryAfter date = new RetryAfter(TWO_MINUTES, Duration.ofDays(1), true, bound -> 0);
        Instant june = Instant.parse("2026-06-03T08:05:09Z");

        assertThat(date.header(0, june)).isEqualTo("Wed, 03 Jun 2026 08:05:09 GMT");
        assertThat(exact.header(3_600, june)).isEqualTo("3600");
    }

    /** Day, month and weekday are put together by hand, for all days of four years. */
    @Test
    void everyDateIsAnImfFixdate() {
        RetryAfter date = new RetryAfter(TWO_MINUTES, Duration.ofDays(1), true, bound -> 0);
        ZonedDateTime day = ZonedDateTime.of(2026, 1, 1, 1, 2, 3, 0, ZoneOffset.UTC);
        String[] months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ", -1);
        String[] weekdays = "Mon Tue Wed Thu Fri Sat Sun".split(" ", -1);

        for (int i = 0; i < 1_461; i++, day = day.plusDays(1)) {
            String expected = weekdays[day.getDayOfWeek().getValue() - 1] + ", "
                    + (day.getDayOfMonth() < 10 ? "0" : "") + day.getDayOfMonth() + " "
                    + months[day.getMonthValue() - 1] + " " + day.getYear() + " 01:02:03 GMT";
            assertThat(date.header(0, day.toInstant())).isEqualTo(expected);
        }
    }
}
