// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.engine.lab.LogRecorder;
import io.maintenance.engine.virtual.WriteContention.ContentionResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many changes at the same moment: all get their turn, and */
class WriteContentionTest {

    private final LogRecorder log = new LogRecorder();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "10, 20", "150, 20", "150, 1", "150, 50"})
    void manyNodesThatChangeSomethingAtOnceAllSucceed(int nodes, int roundTripMillis) {
        ContentionResult result = new WriteContention(Duration.ofMillis(roundTripMillis)).of(nodes, 1);

        assertThat(result.failures()).isEmpty();
        assertThat(result.confirmed()).isEqualTo(nodes);
        assertThat(result.attempts()).isLessThanOrEqualTo(20L * nodes);
        assertThat(result.took())
                .isLessThan(Duration.ofMillis(4L * nodes * roundTripMillis).plusSeconds(2));
    }

    @Test
    void manyChangesOfOneNodeAllSucceed() {
        ContentionResult result = new WriteContention(Duration.ofMillis(20)).of(1, 100);

        assertThat(result.failures()).isEmpty();
        assertThat(result.confirmed()).isEqualTo(100);
    }
}
