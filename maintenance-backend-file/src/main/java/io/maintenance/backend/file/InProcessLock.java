// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The mutual exclusion of this process's threads in one directory. There is one instance for each directory that was ever
 * written to, and it is never removed: a process writes to few.
 */
final class InProcessLock {

    private static final ConcurrentMap<Path, InProcessLock> TURNS = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    // Channels that must not be closed while another thread of this process holds the lock on the file: POSIX would
    // drop it.
    private final Deque<FileChannel> open = new ArrayDeque<>();

    private InProcessLock() {}

    static InProcessLock in(Path realDirectory) {
        return TURNS.computeIfAbsent(realDirectory, directory -> new InProcessLock());
    }

    boolean await(Duration timeout) {
        try {
            return lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FileFailure.interrupted("nothing was written", e).unwritten();
        }
    }

    /** Keeps a channel open until the thread that holds the lock releases it. */
    void closeLater(FileChannel channel) {
        open.add(channel);
    }

    /** Closes the channels that were kept open, then this one, which releases the lock on the file. */
    void closeWith(FileChannel channel) throws IOException {
        try (channel) {
            while (!open.isEmpty()) {
                open.remove().close();
            }
        }
    }

    void end() {
        lock.unlock();
    }
}
