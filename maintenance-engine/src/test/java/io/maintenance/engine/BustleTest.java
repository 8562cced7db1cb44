// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many changes of few names. */
@Tag("slow")
class BustleTest {

    private static final int LONGEST = 2_000;
    private static final long SLACK = 4 << 20; // one object for each change is more
    private static final int HOURS = 24;

    @Test
    void aDayWithTenThousandChangesAnHourLeavesNothingBehind() {
        try (Overheard overheard = new Overheard()) {
            Bustle bustle = new Bustle();
            bustle.hour();
            long heap = Bustle.heap();
            for (int hour = 1; hour < HOURS; hour++) {
                bustle.hour();
                assertThat(bustle.length()).isLessThan(LONGEST);
            }

            assertThat(Bustle.heap()).isLessThan(heap + SLACK);
            assertThat(overheard.errors()).isEmpty();
        }
    }
}
