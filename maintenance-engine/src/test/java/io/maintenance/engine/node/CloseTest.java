// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.ConcurrentCalls;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a switch ends. */
class CloseTest {

    @TempDir
    Path directory;

    private final Lab lab = new Lab();

    @BeforeEach
    void nothingRunsYet() {
        await().untilAsserted(() -> assertThat(ours()).isEmpty());
        lab.flagFile = directory.resolve("ON");
        lab.withFallback();
    }

    @AfterEach
    void close() {
        lab.primary.heal();
        lab.close();
    }

    @Test
    void allThreadsEndAndNoneHadAClassLoaderOfAnApplication() {
        MaintenanceMode node = lab.node();
        node.onChange(event -> {});

        assertThat(ours())
                .hasSize(6)
                .allSatisfy(thread -> assertThat(thread.getContextClassLoader()).isNull())
                .allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue());
        node.close();
        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void allThreadsEndAlsoWhileACallHangs() {
        MaintenanceMode node = lab.node();
        lab.primary.all(Fault.HANG);
        await().until(() -> lab.primary.hung.get() > 0);

        node.close();

        await().untilAsserted(() -> assertThat(ours()).isEmpty());
        assertThat(lab.primary.closed && lab.fallback().closed).isTrue();
    }

    @Test
    void allThreadsEndAlsoWhileAListenerHangs() {
        MaintenanceMode node = lab.node();
        CountDownLatch told = new CountDownLatch(1);
        node.onChange(event -> {
            told.countDown();
            hang();
        });
        node.enable();
        await().until(() -> told.getCount() == 0);

        node.close();

        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void itMayBeClosedTwiceAndFromManyThreadsAtOnce() throws InterruptedException {
        MaintenanceMode node = lab.node();

        ConcurrentCalls.of(8, i -> {
            node.close();
            return i;
        });
        node.close();

        assertThatIllegalStateException().isThrownBy(node::enable);
        assertThatIllegalStateException().isThrownBy(node::synchronize);
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void aBackendThatCannotBeClosedDoesNotKeepTheOtherOpen() {
        lab.fallback().closeFails = true;
        MaintenanceMode node = lab.node();

        node.close();

        assertThat(lab.primary.closed).isTrue();
        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void openingAndClosingLeavesNoThread() {
        for (int i = 0; i < 200; i++) {
            lab.elsewhere().node().close();
        }

        await().untilAsserted(() -> assertThat(ours()).isEmpty());
    }

    @Test
    void aCommandHasThreadsOnlyForItsStores() {
        lab.command();

        assertThat(ours())
                .extracting(Thread::getName)
                .containsExactlyInAnyOrder("maintenance-primary", "maintenance-fallback");
    }

    @Test
    void whoWaitsForTheEndIsLetGo() throws InterruptedException {
        MaintenanceMode node = lab.node();
        node.enable();
        Thread closer = new Thread(node::close);
        closer.start();

        assertThat(node.awaitOff(Duration.ofDays(1))).isFalse();
        closer.join();
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread.getName().startsWith("maintenance-"))
                .toList();
    }
}
