// SPDX-License-Identifier: Apache-2.0
package io.maintenance.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LongWaitsTest {

    @Test
    void aTestThatNamesNoLimitWaitsForAMinute() {
        AtomicReference<Duration> left = new AtomicReference<>(Duration.ZERO);

        await().conditionEvaluationListener(
                        seen -> left.set(Duration.ofMillis(seen.getElapsedTimeInMS() + seen.getRemainingTimeInMS())))
                .until(() -> true);

        assertThat(left.get()).isGreaterThan(Duration.ofSeconds(50));
    }
}
