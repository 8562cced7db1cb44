// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of events that lines are appended to: each in one write, synced to the disk. Whoever appends holds the lock of {@code
 * FILE.chain} meanwhile and reads first where the chain ends, so that several processes can share the file. A file that was renamed
 * away is followed by a new one, which goes on with its chain. Thread-safe.
 */
public final class EventLog {

    /** One for all files of this process, because locks of files do not hold between its threads. */
    private static final Object PROCESS = new Object();

    private final Path path;
    private final LineSeal seal;

    /** Creates the log of a file, which need not be there yet. */
    public EventLog(Path file, LineSeal seal) {
        this.path = file.toAbsolutePath();
        this.seal = seal;
    }

    /**
     * Appends an entry.
     *
     * @return the line that it became
     * @throws IOException if it could not be written and synced; the file is then as it was
     */
    @SuppressWarnings("try") // the lock only has to be held
    public EventLine append(EventEntry entry) throws IOException {
        synchronized (PROCESS) {
            Files.createDirectories(Objects.requireNonNull(path.getParent(), "a file is in a directory"));
            try (FileChannel chain = PrivateFile.open(ChainEnd.beside(path));
                    FileLock lock = chain.lock();
                    FileChannel file = PrivateFile.open(path)) {
                return new LineAppender(chain, file, seal).append(entry);
            }
        }
    }
}
