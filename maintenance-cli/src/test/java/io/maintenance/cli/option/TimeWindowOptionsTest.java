// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maintenance.cli.harness.SampleData;
import io.maintenance.cli.terminal.TimeFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowOptionsTest {

    private final TimeWindowOptions window = new TimeWindowOptions();

    @Test
    void aDurationCountsFromTheStart() {
        window.from = "22:00";
        window.duration = "90m";

        assertThat(read().until()).isEqualTo("2026-11-21T23:30:00Z");
    }

    @Test
    void aTimeOfDayEndsAfterTheStart() {
        window.from = "22:00";
        window.until = "02:00";
        assertThat(read().until()).isEqualTo("2026-11-22T02:00:00Z");

        window.from = "19:00";
        window.until = "21:00";
        assertThat(read().until()).isEqualTo("2026-11-22T21:00:00Z");
    }

    @Test
    void twoWaysToSayTheEndAreRefused() {
        window.duration = "2h";
        window.until = "22:00";

        assertThatThrownBy(this::read).isInstanceOf(UsageException.class).hasMessageContaining("--for and --until");
    }

    @Test
    void anEndThatIsOverIsRefused() {
        window.until = "2026-11-21T19:00Z";

        assertThatThrownBy(this::read)
                .hasMessage("The end, 2026-11-21 19:00 UTC, is not after now, 2026-11-21 20:00 UTC.");
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        window.from = "2026-11-22T10:00Z";
        window.until = "2026-11-22T09:00Z";

        assertThatThrownBy(this::read).hasMessageContaining("is not after the start, 2026-11-22 10:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-5m", "367d", "PT0S", "90", "PT999999999999H"})
    void absurdLengthsAreRefused(String length) {
        window.duration = length;

        assertThatThrownBy(this::read).isInstanceOf(UsageException.class).hasMessageStartingWith("--for: ");
    }

    private TimeWindow read() {
        return window.read(new TimeReader(SampleData.UTC), new TimeFormat(SampleData.UTC));
    }
}
