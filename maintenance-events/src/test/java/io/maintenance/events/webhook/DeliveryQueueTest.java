// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When messages are sent again, in virtual time. */
class DeliveryQueueTest {

    private static final WebhookMessage FIRST = new WebhookMessage("msg_1", "{}");
    private static final WebhookMessage SECOND = new WebhookMessage("msg_2", "{}");
    private static final WebhookMessage THIRD = new WebhookMessage("msg_3", "{}");
    private static final DeliveryResult TAKEN = DeliveryResult.answered(200, Duration.ZERO);
    private static final DeliveryResult REFUSED = DeliveryResult.answered(500, Duration.ZERO);

    private final DeliveryQueue queue = new DeliveryQueue(2, new RetrySchedule(RetrySchedule.THREE_DAYS, () -> 0.0));
    private long now;

    private void pass(Duration time) {
        now += time.toMillis();
    }

    @Test
    void theOldestIsSentFirst() {
        queue.offer(FIRST, now);
        queue.offer(SECOND, now);

        assertThat(queue.due(now)).contains(FIRST);
        queue.settle(FIRST, TAKEN, now);
        assertThat(queue.due(now)).contains(SECOND);
        queue.settle(SECOND, TAKEN, now);
        assertThat(queue.due(now)).isEmpty();
        assertThat(queue.nextDue()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aMessageThatFailsIsSentAgainLaterAndLaterAndGivenUpInTheEnd() {
        queue.offer(FIRST, now);
        List<Long> seconds = new ArrayList<>();
        boolean givenUp = false;
        while (!givenUp) {
            assertThat(queue.due(now)).contains(FIRST);
            seconds.add(now / 1000);
            givenUp = queue.settle(FIRST, REFUSED, now);
            now = givenUp ? now : queue.nextDue();
        }

        assertThat(seconds.subList(0, 4)).containsExactly(0L, 5L, 305L, 2105L);
        assertThat(seconds).hasSize(10);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aReceiverThatFailsIsLeftAloneForAWhile() {
        queue.offer(FIRST, now);
        queue.offer(SECOND, now);
        queue.settle(FIRST, REFUSED, now);

        assertThat(queue.due(now)).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(queue.due(now)).contains(FIRST);
    }

    @Test
    void aReceiverThatIsThereAgainGetsEverything() {
        queue.offer(FIRST, now);
        queue.settle(FIRST, REFUSED, now);
        pass(Duration.ofSeconds(5));
        queue.settle(FIRST, REFUSED, now); // due in five minutes now
        queue.offer(SECOND, now);
        pass(Duration.ofSeconds(5));

        queue.settle(SECOND, TAKEN, now);

        assertThat(queue.due(now)).contains(FIRST);
    }

    @Test
    void whatAReceiverAsksForIsObeyed() {
        queue.offer(FIRST, now);
        queue.settle(FIRST, DeliveryResult.answered(429, Duration.ofMinutes(10)), now);
        queue.offer(SECOND, now);

        pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(queue.due(now)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(queue.due(now)).isPresent();
    }

    @Test
    void aReceiverThatIsGoneGetsNothingAnyMore() {
        queue.offer(FIRST, now);
        queue.offer(SECOND, now);
        queue.settle(FIRST, DeliveryResult.answered(410, Duration.ZERO), now);

        assertThat(queue.size()).isZero();
        assertThat(queue.offer(THIRD, now)).isTrue();
        assertThat(queue.due(now)).isEmpty();
    }

    @Test
    void theOldestGoesIfThereIsNoRoom() {
        assertThat(queue.offer(FIRST, now)).isFalse();
        assertThat(queue.offer(SECOND, now)).isFalse();
        assertThat(queue.offer(THIRD, now)).isTrue();

        assertThat(queue.due(now)).contains(SECOND);
        assertThat(queue.settle(FIRST, REFUSED, now)).isFalse();
        assertThat(queue.size()).isEqualTo(2);
    }

    @Test
    void chanceAddsAFifthAtMost() {
        RetrySchedule late = new RetrySchedule(RetrySchedule.THREE_DAYS, () -> 1.0);

        assertThat(late.after(1)).contains(Duration.ofSeconds(6));
        assertThat(late.after(9)).contains(Duration.ofMinutes(24 * 60 * 6 / 5));
        assertThat(late.after(10)).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsAskedForIsBounded() {
        assertThat(DeliveryResult.answered(503, Duration.ofDays(900)).pause()).isEqualTo(Duration.ofDays(1));
        assertThat(DeliveryResult.answered(503, Duration.ofDays(-1)).pause()).isZero();
        assertThat(DeliveryResult.answered(500, Duration.ofDays(1)).pause()).isZero();
    }
}
