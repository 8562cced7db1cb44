// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.platform.TaskHandle;
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
    private final NodeMemory memory;
    private final Platform platform;
    private final Signal firstLook;
    private volatile boolean closed;
    private volatile @Nullable TaskHandle running;

    FlagFile(@Nullable Path file, NodeMemory memory, Platform platform) {
        this.file = file;
        this.memory = memory;
        this.platform = platform;
        this.firstLook = platform.signal();
    }

    /** Looks once, now. */
    public void look() {
        if (file != null) {
            exists(file).ifPresent(there -> {
                Instant since = there ? platform.clock().instant() : null;
                memory.update(known -> known.flagged(since), Cause.FLAG_FILE);
            });
        }
    }

    /** Goes on looking, twice a second. The first look may take as long as the file system does. */
    public void start() {
        if (file != null) {
            running = platform.start("flag-file", this::run);
        }
    }

    /** Waits for the first look to end, for {@code atMost}. */
    public void awaitFirstLook(Duration atMost) throws InterruptedException {
        if (file != null && !firstLook.await(atMost)) {
            EngineLog.LOGGER.log(System.Logger.Level.DEBUG, "{0} could not be looked at yet", file);
        }
    }

    private void run() {
        try {
            while (!closed) {
                look();
                firstLook.raise();
                platform.pause(INTERVAL);
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
        TaskHandle looking = running;
        if (looking != null) {
            looking.interrupt();
        }
    }
}
