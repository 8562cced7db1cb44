// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.support.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The right to write in one directory, held by one thread of one process at a time. The system takes it back from a process
 * that dies.
 *
 * <p>POSIX gives a process one lock for each file, and drops it when the process closes <em>any</em> descriptor of that
 * file. Hence a file of its own, which nobody reads and nobody deletes, and a {@link InProcessLock} within the process. Somebody may
 * delete the whole directory, and then the next writer locks another file of the same name: so a lock counts only while
 * the path still leads to the locked file.
 */
final class DirectoryLock implements AutoCloseable {

    static final String NAME = "lock";

    private static final long FIRST_NAP = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path directory;
    private final Path file;
    private final InProcessLock threads;
    private @Nullable FileChannel channel;
    private @Nullable Object identity;
    private boolean overlaps;

    private DirectoryLock(Path directory, InProcessLock threads) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
        this.threads = threads;
    }

    /**
     * Waits for the lock.
     *
     * @param directory a real path, so that the threads of this process agree on whose turn it is
     * @throws BackendException if it is not to be had in time, or the thread is interrupted
     * @throws IOException if the lock file cannot be made, opened or locked
     */
    static DirectoryLock acquire(Path directory, Duration timeout) throws IOException {
        Deadline deadline = Deadline.in(timeout);
        InProcessLock threads = InProcessLock.in(directory);
        if (!threads.await(timeout)) {
            throw late(directory, "another thread of this process has been writing there", timeout);
        }
        DirectoryLock lock = new DirectoryLock(directory, threads);
        boolean acquired = false;
        try {
            acquired = lock.poll(deadline);
        } finally {
            if (!acquired) {
                lock.close();
            }
        }
        if (!acquired) {
            throw late(directory, "another process has held " + lock.file, timeout);
        }
        return lock;
    }

    /** Returns the directory in which the holder may write. */
    Path directory() {
        return directory;
    }

    /**
     * Checks that the path still leads to the locked file.
     *
     * @throws NoSuchFileException if it does not; then another process may hold a lock of the same name
     */
    void requireCurrent() throws IOException {
        if (!isCurrent()) {
            throw new NoSuchFileException(file.toString());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            giveUp();
        } finally {
            threads.end();
        }
    }

    private boolean poll(Deadline deadline) throws IOException {
        long nap = FIRST_NAP;
        while (!tryAcquire()) {
            if (deadline.isOver()) {
                return false;
            }
            LockSupport.parkNanos(nap);
            if (Thread.currentThread().isInterrupted()) {
                throw FileFailure.interrupted("nothing was written in " + directory, null)
                        .unwritten();
            }
            nap = Math.min(2 * nap, LONGEST_NAP);
        }
        return true;
    }

    private boolean tryAcquire() throws IOException {
        try {
            FileChannel opened = channel == null ? open() : channel;
            boolean locked = tryLock(opened);
            if (isCurrent()) {
                return locked;
            }
            giveUp();
        } catch (NoSuchFileException e) {
            giveUp(); // the directory has been deleted meanwhile: begin anew
        }
        return false;
    }

    private FileChannel open() throws IOException {
        AccessInheritance.createDirectories(directory);
        create();
        Object before = identity();
        FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
        channel = opened;
        // While it is open its identity is not given to another file. So equal before and after means: this is the
        // file.
        identity = Objects.equals(before, identity()) ? before : opened;
        return opened;
    }

    private void create() throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file);
            AccessInheritance.created(directory, file);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first
        }
    }

    private boolean tryLock(FileChannel opened) throws IOException {
        try {
            overlaps = false;
            return opened.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            overlaps = true; // held by a copy of this class from another class loader, say another web application's
            return false;
        }
    }

    private boolean isCurrent() throws IOException {
        return channel != null && Objects.equals(identity, identity());
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void giveUp() throws IOException {
        FileChannel opened = channel;
        channel = null;
        if (opened != null && overlaps) {
            threads.closeLater(opened);
        } else if (opened != null) {
            threads.closeWith(opened);
        }
    }

    private static BackendException late(Path directory, String who, Duration timeout) {
        String what = "nothing was written in " + directory + ": " + who + " for all of " + timeout.toMillis() + " ms";
        String remedy = ". Try again, or see whether it is suspended or hangs.";
        return new BackendException(Kind.UNAVAILABLE, what + remedy).unwritten();
    }
}
