// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DaemonThreadsTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aThreadKeepsNeitherAProcessNorAClassLoader() {
        Thread thread = DaemonThreads.named("test").newThread(() -> {});

        assertThat(thread.getName()).isEqualTo("test");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader()).isNull();
    }

    @Test
    void aThreadThatIsEndedIsInterruptedAndWaitedFor() {
        Thread thread = DaemonThreads.create("test", () -> waitFor(new CountDownLatch(1)));
        thread.start();

        DaemonThreads.end(thread, LONG);

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aThreadThatEndsItselfDoesNotWait() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = DaemonThreads.create("test", () -> {
            DaemonThreads.end(Thread.currentThread(), LONG);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });

        thread.start();

        assertThat(interrupted.join()).isTrue();
    }

    @Test
    void anInterruptedCallerDoesNotWaitAndStaysInterrupted() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread thread = DaemonThreads.create("test", () -> {
            waitFor(asked);
            waitFor(release);
        });
        thread.start();
        Thread.currentThread().interrupt();

        DaemonThreads.end(thread, LONG);

        assertThat(Thread.interrupted()).isTrue();
        asked.countDown();
        release.countDown();
        thread.join();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            return;
        }
    }
}
