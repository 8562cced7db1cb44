// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.EntryBytes;
import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.FileLockProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A directory with a file for each record, locked for each call, and synced to the disk. It can be locked by another, lost, and full. */
final class SampleDirectory implements SampleStore {

    static final String NAME = "entries";
    private static final String LOCK = "lock";
    /** A lock of a file works between processes alone. */
    private static final Semaphore TURN = new Semaphore(1, true);

    private static final AtomicReference<@Nullable FileLockProcess> OTHER = new AtomicReference<>();

    private static volatile boolean full;

    private final Path directory;

    SampleDirectory(Path directory) {
        this.directory = directory;
    }

    /** The directory of this process, which others open by its URL. */
    private static final class Own {

        private static final SampleDirectory ENTRIES = new SampleDirectory(create());
        private static final Path AWAY = ENTRIES.directory.resolveSibling("unmounted");

        private static Path create() {
            try {
                Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
                return Files.createDirectory(
                        Files.createTempDirectory(target, "selftest").resolve(NAME));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Returns the URL of this process's directory for a backend with a flaw. */
    static String url(String flaw) {
        return EMBEDDED + ":" + Own.ENTRIES.directory.resolveSibling(flaw);
    }

    static SampleDirectory own() {
        return Own.ENTRIES;
    }

    static Faults faults() {
        SampleDirectory own = Own.ENTRIES;
        return Faults.none()
                .on(Fault.HANG, () -> TURN.acquire())
                .on(Fault.RESUME, () -> TURN.release())
                .on(Fault.KILL, () -> Files.move(own.directory, Own.AWAY))
                .on(Fault.RESTART, () -> own.remount())
                .on(Fault.REFUSE_WRITES, () -> full = true)
                .on(Fault.ALLOW_WRITES, () -> full = false)
                .on(Fault.LOCK, () -> OTHER.set(FileLockProcess.hold(own.directory.resolve(LOCK))))
                .on(Fault.UNLOCK, () -> Objects.requireNonNull(OTHER.get()).close())
                .on(Fault.WIPE, () -> own.forget(""))
                .on(Fault.FLUSH_NEIGHBOURS, () -> own.forget(SampleServer.NEIGHBOURS))
                .on(Fault.GARBLE, own::garble);
    }

    private void garble(String namespace) throws IOException {
        Files.write(directory.resolve(namespace + "|MAINTENANCE_MODE_STATUS"), SampleServer.GARBAGE);
    }

    private void remount() throws IOException {
        if (Files.exists(Own.AWAY)) {
            Files.move(Own.AWAY, directory);
        }
    }

    /** What is done while nobody else does anything. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T locked(Step<T> step) {
        try {
            TURN.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackendException(Kind.UNAVAILABLE, "interrupted", interrupted);
        }
        try (FileChannel lock =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock(); // ends with the channel
            return step.take();
        } catch (IOException failed) {
            throw new BackendException(Kind.UNAVAILABLE, "the directory failed: " + failed, failed);
        } finally {
            TURN.release();
        }
    }

    @Override
    public @Nullable String get(String name) {
        return locked(() -> Optional.ofNullable(text(name))).orElse(null);
    }

    @Override
    public boolean replace(String name, @Nullable String expected, String update) {
        byte[] bytes = EntryBytes.encode(update);
        return locked(() -> {
            if (!Objects.equals(text(name), expected)) {
                return false;
            }
            write(name, bytes);
            return true;
        });
    }

    @Override
    public void put(String name, String text) {
        locked(() -> write(name, EntryBytes.encode(text)));
    }

    @Override
    public void forget(String prefix) {
        locked(() -> {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, SampleDirectory::isRecord)) {
                for (Path each : all) {
                    if (each.getFileName().toString().startsWith(prefix)) {
                        Files.delete(each);
                    }
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    private static boolean isRecord(Path file) {
        return file.getFileName().toString().indexOf('|') >= 0;
    }

    private @Nullable String text(String name) throws IOException {
        try {
            return EntryBytes.decode(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException absent) {
            if (!Files.isDirectory(directory)) {
                throw absent; // it was moved away meanwhile
            }
            return null;
        }
    }

    private boolean write(String name, byte[] bytes) throws IOException {
        if (full) {
            throw new BackendException(Kind.REJECTED, "no space left on the device");
        }
        Path staged = directory.resolve("staged");
        try (FileChannel file = FileChannel.open(
                staged, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            file.force(false);
        }
        Files.move(staged, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
