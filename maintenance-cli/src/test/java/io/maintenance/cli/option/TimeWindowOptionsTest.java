// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maintenance.cli.harness.SampleData;
import io.maintenance.cli.terminal.TimeFormat;
import org.junit.jupiter.api.Test;

class TimeWindowOptionsTest {

    private final TimeWindowOptions window = new TimeWindowOptions();

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
    void anExpectedEndThatHasPassedIsRefused() {
        window.expect = "2026-11-21T19:00Z";

        assertThatThrownBy(this::read)
                .hasMessage("The expected end, 2026-11-21 19:00 UTC, is not after now, 2026-11-21 20:00 UTC.");
    }

    @Test
    void anExpectedEndBeforeTheStartIsRefused() {
        window.from = "2026-11-22T10:00Z";
        window.expect = "2026-11-22T09:00Z";

        assertThatThrownBy(this::read).hasMessageContaining("is not after the start, 2026-11-22 10:00 UTC");
    }

    private TimeWindow read() {
        return window.read(new TimeReader(SampleData.UTC), new TimeFormat(SampleData.UTC));
    }
}
