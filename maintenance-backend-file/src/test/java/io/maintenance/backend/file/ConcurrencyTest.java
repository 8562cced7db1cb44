// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@Tag("slow")
class ConcurrencyTest {

    @TempDir
    private Path directory;

    @Test
    void everyTrueOfManyThreadsAndInstancesIsOneIncrement() throws Exception {
        try (FileBackend one = GivenOptions.open(directory);
                FileBackend other = GivenOptions.open(directory)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                tasks.add(() -> increments(one));
                tasks.add(() -> increments(other));
            }

            assertThat(sum(tasks)).isPositive().isEqualTo(count(one));
        }
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        try (FileBackend backend = GivenOptions.open(directory)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String text = "writer " + thread;
                tasks.add(() -> {
                    start.countDown();
                    start.await();
                    return backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, text) ? 1 : 0;
                });
            }

            assertThat(sum(tasks)).isOne();
        }
    }

    @Test
    void processesLoseNoIncrement() throws Exception {
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory)) {
            List<Process> children = new ArrayList<>();
            for (int child = 0; child < 3; child++) {
                children.add(processes.start("increment", directory.toString(), "60"));
            }

            for (Process child : children) {
                assertThat(Processes.output(child)).isEqualTo("done");
            }
            assertThat(count(backend)).isEqualTo(180);
        }
    }

    @Test
    void aWriteEndsInTimeWhileAnotherProcessHoldsTheLock() throws Exception {
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory, Duration.ofMillis(200))) {
            Process holder = processes.start("hold", directory.toString());
            assertThat(Processes.lines(holder).readLine()).startsWith("held");

            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .withMessageContaining("another process has held")
                    .withMessageContaining("200 ms")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));

            assertThat(backend.read()).isEmpty();
            holder.getOutputStream().close();
            holder.waitFor();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .isTrue();
        }
    }

    @Test
    void aWriteEndsInTimeWhileAnotherThreadHoldsTheLock() throws Exception {
        try (FileBackend backend = GivenOptions.open(directory, Duration.ofMillis(100))) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
            CountDownLatch done = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            Thread holder = new Thread(() -> hold(held, done));
            holder.start();
            held.await();

            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b"))
                    .withMessageContaining("another thread of this process")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));

            done.countDown();
            holder.join();
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, "a", "b")).isTrue();
        }
    }

    /** Another web application's copy of these classes has a lock in the process that this one does not see. */
    @Test
    void givingUpDoesNotDropTheLockOfAnotherClassLoader() throws Exception {
        Path file = Files.createDirectory(directory.resolve("shop")).resolve(DirectoryLock.NAME);
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory, Duration.ofMillis(50))) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assertThatExceptionOfType(BackendException.class)
                        .isThrownBy(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"));

                assertThat(Processes.output(processes.start("create", directory.toString(), "b")))
                        .startsWith("UNAVAILABLE");
                assertThat(lock.isValid()).isTrue();
            }
            assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"))
                    .isTrue();
            assertThat(Processes.output(processes.start("create", directory.toString(), "b")))
                    .isEqualTo("false");
        }
    }

    @Test
    void aDeletedLockFileDoesNotLetTwoIn() throws Exception {
        Path shop = directory.resolve("shop");
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory, Duration.ofMinutes(1))) {
            Process first = processes.start("hold", directory.toString());
            assertThat(Processes.lines(first).readLine()).startsWith("held");
            Thread waiting = new Thread(() -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a"));
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            Files.delete(shop.resolve(DirectoryLock.NAME));
            Process second = processes.start("hold", directory.toString());
            String held = Processes.lines(second).readLine();

            assertThat(held).startsWith("held");
            second.getOutputStream().close();
            waiting.join();
            assertThat(backend.read()).containsEntry(MAINTENANCE_MODE_STATUS, "a");
        }
    }

    @Test
    void aHolderNoticesThatItsLockFileWasDeleted() throws Exception {
        try (DirectoryLock lock = DirectoryLock.acquire(directory.toRealPath(), Duration.ofMinutes(1))) {
            lock.requireCurrent();
            Files.delete(directory.resolve(DirectoryLock.NAME));
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(lock::requireCurrent);

            Files.createFile(directory.resolve(DirectoryLock.NAME));
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(lock::requireCurrent);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() throws Exception {
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory, Duration.ofSeconds(30))) {
            Process holder = processes.start("hold", directory.toString());
            assertThat(Processes.lines(holder).readLine()).startsWith("held");

            assertThat(outcomeInterruptedAfter(
                            100_000, () -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a")))
                    .isEqualTo("UNAVAILABLE true");
        }
    }

    @Test
    void anInterruptBeforeOrWithinAnyStepHarmsNothing() throws Exception {
        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, Texts.next(null));
            List<String> outcomes = new ArrayList<>();
            for (int micros = 0; micros < 20_000; micros += 400) {
                String now = backend.read().get(MAINTENANCE_MODE_STATUS);
                assertThat(Texts.number(now)).isPositive();
                outcomes.add(outcomeInterruptedAfter(
                        micros, () -> backend.compareAndSet(MAINTENANCE_MODE_STATUS, now, Texts.next(now))));
            }
            assertThat(outcomes).contains("UNAVAILABLE true").isSubsetOf("UNAVAILABLE true", "true true", "true false");
            assertThat(directory.resolve("shop").toFile().list()).hasSize(2);
        }
    }

    private void hold(CountDownLatch held, CountDownLatch done) {
        try (DirectoryLock lock =
                DirectoryLock.acquire(directory.resolve("shop").toRealPath(), Duration.ofMinutes(1))) {
            lock.requireCurrent();
            held.countDown();
            done.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Returns what came of the call, and whether the thread was still marked as interrupted afterwards. */
    private static String outcomeInterruptedAfter(long micros, Callable<?> call) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            String result;
            try {
                result = String.valueOf(call.call());
            } catch (BackendException e) {
                result = e.kind().toString();
            } catch (Exception e) {
                result = e.toString();
            }
            outcome.complete(result + " " + Thread.currentThread().isInterrupted());
        });
        thread.start();
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
        thread.interrupt();
        thread.join();
        return outcome.join();
    }

    private static int increments(FileBackend backend) {
        int done = 0;
        for (int attempt = 0; attempt < 15; attempt++) {
            done += Texts.increment(backend) ? 1 : 0;
        }
        return done;
    }

    private static int count(FileBackend backend) {
        return Integer.parseInt(backend.read().getOrDefault(MAINTENANCE_MODE_STATUS, "0"));
    }

    private static int sum(List<Callable<Integer>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            int sum = 0;
            for (Future<Integer> result : threads.invokeAll(tasks)) {
                sum += result.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }
}
