// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** In a time that stands until it is moved. */
class DrainPermitsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // a clock like this one overflows
    private final DrainPermits places = new DrainPermits(2, now::get);

    private Runnable taken() {
        return Objects.requireNonNull(places.tryTake(), "no place is left");
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void thereIsNoMoreThanTheNumberOfPlaces() {
        taken();
        taken();

        assertThat(places.tryTake()).isNull();
    }

    @Test
    void aPlaceThatIsGivenBackIsFree() {
        taken();
        taken().run();

        taken();
        assertThat(places.tryTake()).isNull();
    }

    @Test
    void whoStopsSendingHoldsAPlaceUntilTheTimeOfABodyIsOver() {
        taken();
        pass(Duration.ofSeconds(1));
        taken();
        pass(Duration.ofSeconds(9));

        taken();
        assertThat(places.tryTake()).isNull();
    }

    @Test
    void aPlaceThatIsGivenBackLateIsNoPlaceOfAnother() {
        Runnable late = taken();
        taken();
        pass(Duration.ofSeconds(10));
        taken();
        taken();

        late.run();

        assertThat(places.tryTake()).isNull();
    }
}
