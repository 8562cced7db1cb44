// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maintenance.cli.harness.SampleData;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

    private final TimeReader reader = new TimeReader(SampleData.BERLIN);

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T22:00+01:00, 2026-11-21T21:00:00Z",
        "2026-11-21T22:00:30Z, 2026-11-21T22:00:30Z",
        "2026-11-21T22:00, 2026-11-21T21:00:00Z",
        "2026-11-21 22:00, 2026-11-21T21:00:00Z",
        "2026-11-21 22:00 UTC, 2026-11-21T22:00:00Z",
        "2026-11-21 22:00 America/New_York, 2026-11-22T03:00:00Z",
        "2026-11-21 22:00 +01:00 (Europe/Berlin), 2026-11-21T21:00:00Z",
        "2026-11-21T22:00+01:00[Europe/Berlin], 2026-11-21T21:00:00Z",
        "2026-11-21T22:00+0530, 2026-11-21T16:30:00Z",
        "22:00, 2026-11-21T21:00:00Z",
        "20:59, 2026-11-22T19:59:00Z",
        "21:00, 2026-11-22T20:00:00Z",
        "9:05, 2026-11-22T08:05:00Z",
        "+90m, 2026-11-21T21:30:00Z"
    })
    void readsTimesAsPeopleWriteThem(String text, Instant expected) {
        assertThat(reader.time("--until", text, SampleData.NOW)).isEqualTo(expected);
        assertThat(reader.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-02-30 22:00",
                "25:00",
                "2026-11-21",
                "22",
                "+90",
                "+9223372036854775807s",
                "+99999999999w",
                "2026-11-21 22:00 Mars/Base"
            })
    void refusesWhatIsNoTimeAndSaysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> reader.time("--until", text, SampleData.NOW))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--until: ")
                .hasMessageContaining("a distance from now such as +90m");
    }

    @Test
    void aTimeThatTheClocksSkipIsTakenLaterAndRemarked() {
        Instant taken = reader.time("--until", "2027-03-28 02:30", SampleData.NOW);

        assertThat(taken).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(reader.notes()).singleElement().asString().contains("does not exist", "03:30:00 +02:00");
    }

    @Test
    void aTimeThatComesTwiceIsTakenTheFirstTimeAndRemarked() {
        Instant taken = reader.time("--until", "2027-10-31 02:30", SampleData.NOW);

        assertThat(taken).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(reader.notes()).singleElement().asString().contains("happens twice", "+02:00");
    }

    @Test
    void anOffsetLeavesNothingToRemark() {
        reader.time("--until", "2027-10-31 02:30+01:00", SampleData.NOW);

        assertThat(reader.notes()).isEmpty();
    }

    @Test
    void readsDurations() {
        assertThat(reader.duration("--for", "1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(reader.duration("--for", null)).isNull();
    }

    @Test
    void refusesADurationWithoutUnitAndNamesTheOption() {
        assertThatThrownBy(() -> reader.duration("--for", "90"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--for")
                .hasMessageContaining("90m");
    }
}
