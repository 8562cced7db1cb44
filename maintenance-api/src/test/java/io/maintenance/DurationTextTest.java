// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "90s, PT90S",
        "90m, PT90M",
        "1h30m, PT1H30M",
        "1h 30m, PT1H30M",
        "2d, PT48H",
        "1w, PT168H",
        "1w2d3h4m5s6ms, PT219H4M5.006S",
        "PT1H, PT1H",
        "p1dt1h, PT25H",
        "+pt1h, PT1H",
        "999999999999999999ms, PT999999999999999.999S",
        "' 5M ', PT5M",
        "0s, PT0S"
    })
    void whatPeopleWriteIsRead(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "0", " 7 "})
    void aNumberWithoutUnitIsRefusedWithAHint(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("has no unit: " + text.strip() + "s? " + text.strip() + "m?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "5x", "1m1h", "1h1h", "1.5h", "P", "٣s", "h", "5 m s", "p1y", "-", "-x"})
    void whatIsNoDurationIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("is not a duration")
                .withMessageContaining("1h30m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5m", "PT-1S", "-PT1H", "-1h30m"})
    void negativeDurationsAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("is negative");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807w", "99999999999999999999999s", "PT9223372036854775807H"})
    void whatIsTooLongToCountIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("too long");
    }

    @Test
    void aTextOf40CharactersIsRepeatedPrintably() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("x".repeat(39) + "\u001b"))
                .withMessageStartingWith('"' + "x".repeat(39) + "?\" is not a duration");
    }

    @Test
    void aLongTextIsNotRepeated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse("redis://user:canary".repeat(10)))
                .withMessageStartingWith("a text of 190 characters")
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H30M, 1h30m",
        "PT0S, 0s",
        "PT0.0000001S, 0s",
        "PT0.5S, 500ms",
        "PT168H, 7d",
        "PT-90S, -1m30s",
        "PT-0.5S, -500ms",
        "PT49H0M1.002S, 2d1h1s2ms"
    })
    void durationsAreWrittenTheWayTheyAreRead(Duration duration, String expected) {
        assertThat(DurationText.format(duration)).isEqualTo(expected);
    }

    @Test
    void theLargestAndTheSmallestCanBeWritten() {
        assertThat(DurationText.format(Duration.ofSeconds(Long.MAX_VALUE))).endsWith("7s");
        assertThat(DurationText.format(Duration.ofSeconds(Long.MIN_VALUE)))
                .isEqualTo("-" + DurationText.format(Duration.ofSeconds(Long.MAX_VALUE)));
    }
}
