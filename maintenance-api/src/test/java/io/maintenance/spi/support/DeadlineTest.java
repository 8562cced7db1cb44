// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final CallFailures FAILURES = cause -> new BackendException(Kind.CORRUPT, "thrown: " + cause, cause);
    private static final Deadline FAR = Deadline.in(Duration.ofHours(1));
    private static final Deadline PAST = new Deadline(Duration.ofMillis(500), System.nanoTime() - 1);

    @Test
    void beforeItTimeIsLeft() {
        assertThat(FAR.isOver()).isFalse();
        assertThat(FAR.nanosLeft()).isPositive();
    }

    @Test
    void afterItNoTimeIsLeft() {
        assertThat(PAST.isOver()).isTrue();
        assertThat(PAST.nanosLeft()).isZero();
    }

    @Test
    void aSocketIsNeverToldToWaitForEver() {
        assertThat(PAST.millisLeft()).isEqualTo(1);
    }

    @Test
    void moreMillisecondsThanASocketTakesAreTheMostThatItTakes() {
        assertThat(Deadline.in(Duration.ofDays(1000)).millisLeft()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void anAnswerIsReturned() {
        assertThat(FAR.await(CompletableFuture.completedFuture("answer"), FAILURES))
                .isEqualTo("answer");
    }

    @Test
    void anAnswerThatIsThereIsReturnedHoweverLateItIs() {
        assertThat(PAST.await(CompletableFuture.completedFuture("answer"), FAILURES))
                .isEqualTo("answer");
    }

    @Test
    void aFailureIsTranslated() {
        assertFails(CompletableFuture.failedFuture(new IllegalStateException("x")), FAR)
                .withMessage("thrown: java.lang.IllegalStateException: x");
    }

    @Test
    void aFailureOfTheFutureItselfIsTranslated() {
        Future<String> broken = new CompletableFuture<>() {
            @Override
            public String get(long time, TimeUnit unit) {
                throw new IllegalArgumentException("y");
            }
        };

        assertFails(broken, FAR).withMessage("thrown: java.lang.IllegalArgumentException: y");
    }

    @Test
    void noAnswerInTimeIsAFailureThatSaysHowLongItMightTake() {
        assertFails(new CompletableFuture<>(), PAST).withMessage("No answer within 500 ms.");
    }

    @Test
    void aCancelledAnswerSaysThatTheBackendWasClosed() {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);

        assertFails(cancelled, FAR).withMessage("The backend was closed during the call.");
    }

    @Test
    void anInterruptIsKept() {
        Thread.currentThread().interrupt();

        assertFails(new CompletableFuture<>(), FAR).withMessage("The thread was interrupted during the call.");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static ThrowableAssertAlternative<BackendException> assertFails(Future<String> answer, Deadline deadline) {
        return assertThatExceptionOfType(BackendException.class).isThrownBy(() -> deadline.await(answer, FAILURES));
    }
}
