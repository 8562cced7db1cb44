// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T19:30:00Z",
                "2026-11-21T19:30:00.123Z",
                "2026-11-21T19:30:00.1Z",
                "2026-11-21T19:30:00.123456789Z",
                "2026-11-21t19:30:00z",
                "2026-11-21T23:59:59Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T23:59:60Z",
                "2026-11-21T23:60:00Z",
                "2026-11-21T25:00:00Z",
                "2026-02-29T00:00:00Z",
                "2024-02-29T00:00:00.000Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z",
                "+12026-11-21T19:30:00Z",
                "-2026-11-21T19:30:00Z",
                "2026-11-21T19:30Z",
                "2026-11-21T19:30:00",
                "2026-11-21T19:30:00+01:00",
                "2026-11-21 19:30:00Z",
                "2026-11-21T19:30:00.123X",
                "\u0662026-11-21T19:30:00Z",
                "2026-11-21T1/:30:00Z",
                "2026-11-21T1::30:00Z",
                "",
                "now"
            })
    void timesAreReadAsTheJdkReadsThem(String text) {
        assertThat(ours(text)).isEqualTo(theirs(text));
    }

    @Test
    void timesAreReadAsTheyAreWritten() {
        RandomStates.forMany(5_000, states -> {
            long seconds = (long) (states.random().nextDouble() * 253_402_300_799L);
            long millis = states.random().nextBoolean() ? states.random().nextInt(1_000) : 0;
            Instant time = Instant.ofEpochSecond(seconds).plusMillis(millis);

            assertThat(InstantText.parse(time.toString())).isEqualTo(time);
        });
    }

    @Test
    void theUsualSpellingCostsNoFormatter() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String text : List.of("2026-11-21T23:59:59Z", "0000-10-09T09:09:09.999Z")) {
            InstantText.parse(text);
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                InstantText.parse(text);
            }
            assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(100 * 120);
        }
    }

    private static @Nullable Instant ours(String text) {
        try {
            return InstantText.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Instant theirs(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
