// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@Tag("slow")
class CrashTest {

    private static final int WRITES = 400;
    private static final int ROUNDS = 6;

    @TempDir
    private Path directory;

    @Test
    void killedWritersLeaveAWholeTextAndNoLock() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory)) {
            int number = 0;
            for (int round = 0; round < ROUNDS || number < WRITES; round++) {
                Process first = processes.start("write", directory.toString());
                Process second = processes.start("write", directory.toString());
                killAfterSomeWrites(first, random);
                killAfterSomeWrites(second, random);

                String found = backend.read().get(MAINTENANCE_MODE_STATUS);
                assertThat(Texts.number(found)).as("seed %d", seed).isGreaterThanOrEqualTo(number);
                number = Texts.number(found) + 1;
                assertThat(backend.compareAndSet(MAINTENANCE_MODE_STATUS, found, Texts.next(found)))
                        .isTrue();
            }
        }
    }

    @Test
    void readersNeverSeeHalfAnEntry() throws Exception {
        try (Processes processes = new Processes();
                FileBackend backend = GivenOptions.open(directory)) {
            Process writer = processes.start("write", directory.toString());
            BufferedReader lines = Processes.lines(writer);
            int last = 0;
            for (int written = 0; written < 50; written++) {
                assertThat(lines.readLine()).isEqualTo("wrote");
                int number = Texts.number(backend.read().get(MAINTENANCE_MODE_STATUS));
                assertThat(number).isGreaterThan(written).isGreaterThanOrEqualTo(last);
                last = number;
            }
        }
    }

    @Test
    void whatAKilledWriterLeftIsRemovedAfterAMinute() throws Exception {
        Path shop = Files.createDirectory(directory.resolve("shop"));
        Path old = Files.createFile(shop.resolve(".MAINTENANCE_MODE_STATUS.1.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(61)));
        Path recent = Files.createFile(shop.resolve(".MAINTENANCE_MODE_ADDRESSES.2.tmp"));
        Path foreign = Files.createFile(shop.resolve("ON"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.now().minusSeconds(61)));

        try (FileBackend backend = GivenOptions.open(directory)) {
            backend.compareAndSet(MAINTENANCE_MODE_STATUS, null, "a");
        }

        assertThat(files(shop))
                .containsExactlyInAnyOrder(
                        recent, foreign, shop.resolve("MAINTENANCE_MODE_STATUS"), shop.resolve(DirectoryLock.NAME));
    }

    private static void killAfterSomeWrites(Process writer, Random random) throws IOException, InterruptedException {
        BufferedReader lines = Processes.lines(writer);
        for (int writes = 1 + random.nextInt(30); writes > 0; writes--) {
            assertThat(lines.readLine()).isEqualTo("wrote");
        }
        LockSupport.parkNanos(random.nextInt(10_000_000));
        writer.destroyForcibly().waitFor();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
