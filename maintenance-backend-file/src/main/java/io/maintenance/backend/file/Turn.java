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
 * Whose turn it is, among the threads of this process, to lock one directory. There is one for each directory ever written
 * to, which is a handful.
 */
final class Turn {

    private static final ConcurrentMap<Path, Turn> TURNS = new ConcurrentHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    // Channels that must not be closed while somebody else in this process holds the file's lock: it would be dropped.
    private final Deque<FileChannel> open = new ArrayDeque<>();

    private Turn() {}

    static Turn in(Path realDirectory) {
        return TURNS.computeIfAbsent(realDirectory, directory -> new Turn());
    }

    boolean await(Duration timeout) {
        try {
            return lock.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.interrupted("nothing was written", e).unwritten();
        }
    }

    /** Keeps a channel until a thread of this class has had the lock itself. */
    void closeLater(FileChannel channel) {
        open.add(channel);
    }

    /** Closes a channel, last and with it its lock, after those that had to wait for this. */
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
