// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread that a backend's calls run on. */
class CallExecutorTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CallExecutor executor = new ThreadCallExecutor("under-test");
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        executor.close();
    }

    @Test
    void aCallThatHangsCostsItsTimeout() {
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> executor.call(this::hang, SHORT))
                .withMessageContaining("no answer within 50 ms");
        await().untilAsserted(() -> assertThat(executor.call(() -> 1, LONG)).isEqualTo(1));
    }

    @Test
    void whileACallIgnoresItsInterruptAllOthersFailAtOnce() {
        assertThatExceptionOfType(BackendException.class).isThrownBy(() -> executor.call(this::hangDeaf, SHORT));

        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> executor.call(() -> 1, LONG))
                .withMessageContaining("has not come back");
        never.countDown();
        await().untilAsserted(() -> assertThat(executor.call(() -> 1, LONG)).isEqualTo(1));
    }

    @Test
    void theThreadHasNoClassLoaderOfAnApplication() {
        assertThat(executor.call(() -> Thread.currentThread().getContextClassLoader(), LONG))
                .isNull();
        assertThat(executor.call(() -> Thread.currentThread().isDaemon(), LONG)).isTrue();
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(BackendException.class).isThrownBy(() -> executor.call(this::hang, LONG));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void callsThatAreGivenUpWhileTheyAreHandedOverDoNotBlockTheLaneForEver() throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 300; round++) {
                callers.invokeAll(Collections.nCopies(4, () -> executor.call(this::hang, Duration.ofNanos(300_000))));
                await().pollInterval(Duration.ofMillis(1))
                        .ignoreExceptions()
                        .until(() -> executor.call(() -> true, LONG));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void whoWaitsForALaneThatIsClosedIsToldAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(2);
        CountDownLatch running = new CountDownLatch(1);
        try {
            Future<?> hung = callers.submit(() -> executor.call(
                    () -> {
                        running.countDown();
                        return hang();
                    },
                    LONG));
            running.await();
            Future<?> queued = callers.submit(() -> executor.call(() -> 1, LONG));
            executor.close();

            await().until(() -> hung.isDone() && queued.isDone());
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(queued::get)
                    .withCauseInstanceOf(BackendException.class);
        } finally {
            callers.shutdownNow();
        }
    }

    private boolean hang() throws InterruptedException {
        never.await();
        return true;
    }

    private boolean hangDeaf() {
        int unheeded = 0;
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException interrupted) {
                unheeded++;
            }
        }
        return unheeded > 0;
    }
}
