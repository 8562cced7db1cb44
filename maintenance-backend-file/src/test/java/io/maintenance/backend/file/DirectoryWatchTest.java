// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_ADDRESSES;
import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.Watch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class DirectoryWatchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final AtomicInteger hints = new AtomicInteger();
    private FileBackend writer;
    private FileBackend watcher;

    @BeforeEach
    void open() {
        writer = GivenOptions.open(directory.resolve("root"));
        watcher = GivenOptions.open(directory.resolve("root"));
    }

    @AfterEach
    void close() {
        watcher.close();
        writer.close();
    }

    @Test
    void hintsTheChangeOfAnotherInstance() {
        write(null, "a");
        watchQuietly();

        write("a", "b");

        awaitHintAfter(0);
    }

    @Test
    void hintsTheChangeOfAnotherProcess() throws Exception {
        writer.compareAndSet(MAINTENANCE_MODE_ADDRESSES, null, "a");
        watchQuietly();

        try (Processes processes = new Processes()) {
            processes.start("create", directory.resolve("root").toString(), "a");
            awaitHintAfter(0);
        }
    }

    @Test
    void hintsTheLossOfAnEntry() throws Exception {
        write(null, "a");
        watchQuietly();

        Files.delete(directory.resolve("root/shop/MAINTENANCE_MODE_STATUS"));

        awaitHintAfter(0);
    }

    @Test
    void otherFilesAreNoHint() throws Exception {
        write(null, "a");
        watchQuietly();

        Files.createFile(directory.resolve("root/shop/ON"));
        Files.createFile(directory.resolve("root/shop/.MAINTENANCE_MODE_STATUS.1.tmp"));

        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> hints.get() == 0);
        write("a", "b");
        awaitHintAfter(0);
    }

    @Test
    void waitsForADirectoryThatDoesNotExistYet() {
        watchQuietly();

        write(null, "a");
        awaitHintAfter(0);
        hints.set(0);
        write("a", "b");
        awaitHintAfter(0);
    }

    @Test
    void followsADirectoryThatIsDeletedAndCreatedAnew() throws Exception {
        write(null, "a");
        watchQuietly();

        for (int round = 0; round < 3; round++) {
            int before = hints.get();
            deleteRoot();
            awaitHintAfter(before);
            before = hints.get();
            write(null, "a");
            awaitHintAfter(before);
            quieten();
            write("a", "b");
            awaitHintAfter(0);
            write("b", "a");
        }
    }

    @Test
    void followsADirectoryThatIsMovedAwayAndReplaced() throws Exception {
        write(null, "a");
        watchQuietly();

        Files.move(directory.resolve("root"), directory.resolve("old"));
        write(null, "b");

        awaitHintAfter(0);
        quieten();
        write("b", "c");
        awaitHintAfter(0);
    }

    @Test
    void aThrowingHintHarmsNothing() {
        write(null, "a");
        Watch watch = watcher.watch(() -> {
                    hints.incrementAndGet();
                    throw new IllegalStateException("thrown by a test");
                })
                .orElseThrow();
        quieten();

        write("a", "b");

        awaitHintAfter(0);
        watch.close();
    }

    @Test
    void noHintComesAfterClose() {
        write(null, "a");
        Watch watch = watchQuietly();

        watch.close();
        watch.close();
        write("a", "b");

        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> hints.get() == 0);
    }

    @Test
    void aHintMayCloseItsWatch() throws Exception {
        write(null, "a");
        CountDownLatch closed = new CountDownLatch(1);
        Watch[] watch = new Watch[1];
        CountDownLatch known = new CountDownLatch(1);
        watch[0] = watcher.watch(() -> {
                    awaitLatch(known);
                    watch[0].close();
                    closed.countDown();
                })
                .orElseThrow();
        known.countDown();

        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
        await().atMost(PATIENCE).until(() -> threads() == 0);
    }

    @Test
    void isNeverComplete() {
        assertThat(watchQuietly().isComplete()).isFalse();
    }

    @Test
    void theThreadIsADaemonThatHoldsNoClassLoaderAndEndsWithTheBackend() {
        watchQuietly();
        watchQuietly();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("maintenance-file-watch"))
                .hasSize(2)
                .allSatisfy(thread -> {
                    assertThat(thread.isDaemon()).isTrue();
                    assertThat(thread.getContextClassLoader()).isNull();
                });

        watcher.close();
        assertThat(threads()).isZero();
    }

    private Watch watchQuietly() {
        Watch watch = watcher.watch(hints::incrementAndGet).orElseThrow();
        quieten();
        return watch;
    }

    /** Waits until what happened before has been hinted. */
    private void quieten() {
        await().atMost(PATIENCE).until(() -> hints.get() > 0);
        AtomicInteger seen = new AtomicInteger(hints.get());
        await().during(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> seen.getAndSet(hints.get()) == hints.get());
        hints.set(0);
    }

    private void awaitHintAfter(int count) {
        await().atMost(PATIENCE).until(() -> hints.get() > count);
    }

    private void write(@Nullable String expected, String update) {
        assertThat(writer.compareAndSet(MAINTENANCE_MODE_STATUS, expected, update))
                .isTrue();
    }

    private void deleteRoot() throws Exception {
        Path shop = directory.resolve("root/shop");
        for (String name : shop.toFile().list()) {
            Files.delete(shop.resolve(name));
        }
        Files.delete(shop);
        Files.delete(directory.resolve("root"));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("maintenance-file-watch"))
                .count();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
