// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private Instant now = Instant.parse("2026-11-21T19:30:00Z");
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void tenTriesAreFree() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.failed("10.0.0.1")).isZero();
        }
        assertThat(throttle.failed("10.0.0.1")).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void oneMoreIsFreeAfterSixSeconds() {
        for (int i = 0; i < 50; i++) {
            Duration ignored = throttle.failed("10.0.0.1");
        }

        now = now.plusSeconds(6);

        assertThat(throttle.failed("10.0.0.1")).isZero();
        assertThat(throttle.failed("10.0.0.1")).isPositive();
    }

    @Test
    void oneAddressDoesNotSlowDownAnother() {
        for (int i = 0; i < 50; i++) {
            Duration ignored = throttle.failed("10.0.0.1");
        }

        assertThat(throttle.failed("10.0.0.2")).isZero();
    }

    @Test
    void manyAddressesTogetherAreSlowedDown() {
        Duration last = Duration.ZERO;
        for (int i = 0; i < 101; i++) {
            last = throttle.failed("10.0.0." + i);
        }

        assertThat(last).isPositive();
    }

    @Test
    void noMoreThanTenThousandAddressesAreRemembered() {
        for (int i = 0; i < 25_000; i++) {
            Duration ignored = throttle.failed("2001:db8::" + Integer.toHexString(i));
        }

        assertThat(throttle.remembered()).isEqualTo(10_000);
    }

    @Test
    void aClockThatGoesBackFreesNobody() {
        for (int i = 0; i < 11; i++) {
            Duration ignored = throttle.failed("10.0.0.1");
        }

        now = now.minusSeconds(3600);

        assertThat(throttle.failed("10.0.0.1")).isPositive();
    }
}
