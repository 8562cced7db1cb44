// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.SampleData;
import io.maintenance.cli.option.TimeReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeFormatTest {

    private final TimeFormat berlin = new TimeFormat(SampleData.BERLIN);

    @Test
    void timesAreShownWithTheirZone() {
        assertThat(berlin.show(SampleData.NOW)).isEqualTo("2026-11-21 21:00 +01:00 (Europe/Berlin)");
        assertThat(new TimeFormat(SampleData.UTC).show(SampleData.NOW.plusSeconds(5)))
                .isEqualTo("2026-11-21 20:00:05 UTC");
        Clock offset = Clock.fixed(SampleData.NOW, ZoneOffset.ofHours(3));
        assertThat(new TimeFormat(offset).show(SampleData.NOW)).isEqualTo("2026-11-21 23:00 +03:00");
    }

    @Test
    void whatIsShownCanBeReadAgain() {
        Instant time = Instant.parse("2027-10-31T01:30:07Z");

        Instant read = new TimeReader(SampleData.BERLIN).time("--until", berlin.show(time), SampleData.NOW);

        assertThat(read).isEqualTo(time);
    }

    @Test
    void distancesAreRounded() {
        assertThat(berlin.distance(SampleData.NOW.plus(Duration.ofSeconds(7199))))
                .isEqualTo("in 2h");
        assertThat(berlin.distance(SampleData.NOW.minusMillis(5400))).isEqualTo("5s ago");
        assertThat(berlin.distance(SampleData.NOW.plusMillis(100))).isEqualTo("now");
    }
}
