// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.lab.LogRecorder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many changes of few names. */
@Tag("slow")
class SustainedLoadTest {

    private static final int LONGEST = 2_000;
    private static final long SLACK = 4 << 20; // one object for each change is more
    private static final int HOURS = 24;

    @Test
    void aDayWithTenThousandChangesAnHourLeavesNothingBehind() {
        try (LogRecorder log = new LogRecorder()) {
            SustainedLoad load = new SustainedLoad();
            load.hour();
            long heap = SustainedLoad.heap();
            for (int hour = 1; hour < HOURS; hour++) {
                load.hour();
                assertThat(load.length()).isLessThan(LONGEST);
            }

            assertThat(SustainedLoad.heap()).isLessThan(heap + SLACK);
            assertThat(log.errors()).isEmpty();
        }
    }
}
