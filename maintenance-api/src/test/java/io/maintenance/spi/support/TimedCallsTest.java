// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A limit that is not to be reached is an hour. */
@Timeout(120)
class TimedCallsTest {

    private static final CallFailures FAILURES = cause -> new BackendException(Kind.CORRUPT, "thrown: " + cause, cause);
    private static final Duration LONG = Duration.ofHours(1);

    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final List<Thread> callers = new ArrayList<>();
    private TimedCalls calls = calls(LONG, 1);

    @AfterEach
    void endEverything() throws InterruptedException {
        release.countDown();
        calls.close();
        for (Thread caller : callers) {
            caller.join();
        }
    }

    @Test
    void aCallRunsOnAThreadOfItsOwn() {
        Thread thread = calls.call(Thread::currentThread, FAILURES);

        assertThat(thread.getName()).isEqualTo("test-call");
    }

    @Test
    void whatACallThrowsIsTranslated() {
        BackendException failure = failure(() -> calls.call(TimedCallsTest::outOfMemory, FAILURES));

        assertThat(failure).hasMessage("thrown: java.lang.OutOfMemoryError: of the driver");
    }

    @Test
    void aCallThatHangsFailsInTime() {
        calls = calls(Duration.ofMillis(1), 1);

        BackendException failure = failure(() -> calls.call(() -> hang(new CountDownLatch(1)), FAILURES));

        assertThat(failure).hasMessage("No answer within 1 ms.");
    }

    @Test
    void aCallThatIsGivenUpIsInterrupted() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<BackendException> failure = elsewhere(() -> failure(() -> calls.call(() -> hang(sent), FAILURES)));
        sent.await();

        callers.get(0).interrupt();

        assertThat(interrupted.join()).isTrue();
        assertThat(failure.get()).hasMessage("The thread was interrupted during the call.");
    }

    @Test
    void aCallThatWasSentMayHaveWritten() throws Exception {
        assertThat(giveUpOneThatIsStuck().isUnwritten()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();

        BackendException failure = failure(() -> calls.call(() -> 1, FAILURES));

        assertThat(failure).hasMessage("The thread was interrupted during the call.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void behindOneThatIsStuckACallFailsAtOnceAndWasNotSent() throws Exception {
        giveUpOneThatIsStuck();

        BackendException failure = failure(() -> calls.call(() -> 1, FAILURES));

        assertThat(failure).hasMessage("Earlier calls have not come back.");
        assertThat(failure.isUnwritten()).isTrue();
    }

    @Test
    void onceItHasComeBackCallsAreMadeAgain() throws Exception {
        giveUpOneThatIsStuck();

        release.countDown();

        await().ignoreExceptions().until(() -> calls.call(() -> 1, FAILURES).equals(1));
    }

    @Test
    void asManyAsMayAreUnderWayAtOnce() throws Exception {
        calls = calls(LONG, 2);
        CountDownLatch sent = new CountDownLatch(2);
        List<Future<Integer>> both = List.of(
                elsewhere(() -> calls.call(() -> deaf(sent), FAILURES)),
                elsewhere(() -> calls.call(() -> deaf(sent), FAILURES)));
        sent.await();
        release.countDown();

        assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(2);
    }

    @Test
    void oneMoreWaitsForItsTurn() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<Integer> first = elsewhere(() -> calls.call(() -> deaf(sent), FAILURES));
        sent.await();
        Future<Boolean> second = elsewhere(() -> calls.call(() -> release.getCount() == 0, FAILURES));
        awaitThatTheSecondWaits();
        release.countDown();

        assertThat(second.get()).isTrue();
        assertThat(first.get()).isEqualTo(1);
    }

    @Test
    void inPlaceACallRunsOnTheThreadOfItsCaller() {
        Thread thread = calls.callInPlace(deadline -> Thread.currentThread(), Thread::currentThread, FAILURES);

        assertThat(thread).isSameAs(Thread.currentThread());
    }

    @Test
    void aCallThatIsNotReadyIsMadeElsewhere() {
        Thread thread = calls.callInPlace(
                deadline -> {
                    throw new NotReadyException();
                },
                Thread::currentThread,
                FAILURES);

        assertThat(thread.getName()).isEqualTo("test-call");
    }

    @Test
    void noCallRunsInPlaceBesideAnother() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<Integer> first = elsewhere(() -> calls.call(() -> deaf(sent), FAILURES));
        sent.await();

        Future<String> second = elsewhere(() -> calls.callInPlace(
                deadline -> "in place", () -> Thread.currentThread().getName(), FAILURES));
        awaitThatTheSecondWaits();
        release.countDown();

        assertThat(second.get()).isEqualTo("test-call");
        assertThat(first.get()).isEqualTo(1);
    }

    @Test
    void aFailureInPlaceIsTranslated() {
        BackendException failure = failure(() -> calls.callInPlace(
                deadline -> {
                    throw new IllegalArgumentException("broken");
                },
                () -> 1,
                FAILURES));

        assertThat(failure).hasMessage("thrown: java.lang.IllegalArgumentException: broken");
    }

    @Test
    void whatRunsBesideIsWaitedForByNobody() {
        CompletableFuture<String> name = new CompletableFuture<>();

        calls.runBeside(() -> name.complete(Thread.currentThread().getName()));

        assertThat(name.join()).isEqualTo("test-call");
    }

    @Test
    void nothingRunsBesideAsManyAsMayBeUnderWay() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<Integer> first = elsewhere(() -> calls.call(() -> deaf(sent), FAILURES));
        sent.await();
        AtomicInteger ran = new AtomicInteger();

        calls.runBeside(ran::incrementAndGet);
        release.countDown();

        assertThat(first.get()).isEqualTo(1);
        assertThat(ran).hasValue(0);
    }

    @Test
    void closingEndsACallAlsoIfItsThreadDoesNotHeedIt() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<BackendException> failure = elsewhere(() -> failure(() -> calls.call(() -> deaf(sent), FAILURES)));
        sent.await();

        calls.close();

        assertThat(failure.get()).hasMessage("The backend was closed during the call.");
    }

    @Test
    void closingEndsACallThatWaitsForItsTurn() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<BackendException> first = elsewhere(() -> failure(() -> calls.call(() -> deaf(sent), FAILURES)));
        sent.await();
        Future<BackendException> waiting = elsewhere(() -> failure(() -> calls.call(() -> 1, FAILURES)));
        awaitThatTheSecondWaits();

        calls.close();

        assertThat(waiting.get()).hasMessage("The backend was closed during the call.");
        assertThat(first.get()).hasMessage("The backend was closed during the call.");
    }

    @Test
    void afterClosingNoCallIsMade() {
        calls.close();
        calls.close();

        assertThatIllegalStateException().isThrownBy(() -> calls.call(() -> 1, FAILURES));
        assertThatIllegalStateException().isThrownBy(() -> calls.callInPlace(deadline -> 1, () -> 1, FAILURES));
    }

    @Test
    void closingEndsTheThreads() throws Exception {
        Thread thread = calls.call(Thread::currentThread, FAILURES);

        calls.close();

        thread.join();
        assertThat(thread.isAlive()).isFalse();
    }

    private BackendException giveUpOneThatIsStuck() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        Future<BackendException> first = elsewhere(() -> failure(() -> calls.call(() -> deaf(sent), FAILURES)));
        sent.await();
        callers.get(0).interrupt();
        return first.get();
    }

    private void awaitThatTheSecondWaits() {
        Thread second = callers.get(1);
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
    }

    private int hang(CountDownLatch sent) throws InterruptedException {
        try {
            sent.countDown();
            release.await();
            return 0;
        } catch (InterruptedException e) {
            interrupted.complete(true);
            throw e;
        }
    }

    /** Does not heed any interrupt. */
    private int deaf(CountDownLatch sent) {
        sent.countDown();
        boolean released = false;
        while (!released) {
            released = isReleased();
        }
        return 1;
    }

    private boolean isReleased() {
        try {
            return release.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private <T> Future<T> elsewhere(Callable<T> task) {
        FutureTask<T> result = new FutureTask<>(task);
        Thread thread = DaemonThreads.create("test-caller", result);
        callers.add(thread);
        thread.start();
        return result;
    }

    private static int outOfMemory() {
        throw new OutOfMemoryError("of the driver");
    }

    private static BackendException failure(ThrowingCallable call) {
        return catchThrowableOfType(BackendException.class, call);
    }

    private static TimedCalls calls(Duration timeout, int atOnce) {
        return new TimedCalls(timeout, atOnce, DaemonThreads.named("test-call"));
    }
}
