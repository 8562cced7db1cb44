// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.platform.Log;
import io.maintenance.engine.platform.Running;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The emergency switch that works when nothing else does: while the file exists, this node is in maintenance. Looked at from a
 * thread of its own, so that a file system that hangs holds up nothing else.
 */
public final class FlagFile implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final @Nullable Path file;
    private final Memory memory;
    private final Surroundings surroundings;
    private final Signal firstLook;
    private volatile boolean closed;
    private volatile @Nullable Running running;

    FlagFile(@Nullable Path file, Memory memory, Surroundings surroundings) {
        this.file = file;
        this.memory = memory;
        this.surroundings = surroundings;
        this.firstLook = surroundings.signal();
    }

    /** Looks once, now. */
    public void look() {
        if (file != null) {
            exists(file).ifPresent(there -> {
                Instant since = there ? surroundings.clock().instant() : null;
                memory.update(known -> known.flagged(since), Cause.FLAG_FILE);
            });
        }
    }

    /** Goes on looking, twice a second. The first look may take as long as the file system does. */
    public void start() {
        if (file != null) {
            running = surroundings.start("flag-file", this::run);
        }
    }

    /** Waits for the first look to end, for {@code atMost}. */
    public void awaitFirstLook(Duration atMost) throws InterruptedException {
        if (file != null && !firstLook.await(atMost)) {
            Log.LOGGER.log(System.Logger.Level.DEBUG, "{0} could not be looked at yet", file);
        }
    }

    private void run() {
        try {
            while (!closed) {
                look();
                firstLook.raise();
                surroundings.pause(INTERVAL);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty if the directory cannot be read: then the last answer stands. */
    private static Optional<Boolean> exists(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(true);
        } catch (NoSuchFileException absent) {
            return Optional.of(false);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        Running looking = running;
        if (looking != null) {
            looking.interrupt();
        }
    }
}
