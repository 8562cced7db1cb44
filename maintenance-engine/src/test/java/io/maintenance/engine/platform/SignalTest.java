// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalTest {

    private final Signal signal = new ThreadSignal();

    @Test
    void oneThatIsRaisedBeforeAnybodyWaitsIsSeenByWhoWaitsNext() throws InterruptedException {
        signal.raise();

        assertThat(signal.await(Duration.ZERO)).isTrue();
    }

    @Test
    void oneThatIsRaisedTwiceCountsOnce() throws InterruptedException {
        signal.raise();
        signal.raise();

        assertThat(signal.await(Duration.ZERO)).isTrue();
        assertThat(signal.await(Duration.ZERO)).isFalse();
    }
}
