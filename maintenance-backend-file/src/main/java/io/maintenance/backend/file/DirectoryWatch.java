// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.DaemonThreads;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hints at changes of the entries in a directory that may come and go.
 *
 * <p>While the directory does not exist, its nearest ancestor is watched. Each second the watch also checks that the path
 * still leads to the directory it watches, because no event tells that a directory was moved away. It is never complete:
 * network file systems and bind mounts report no change that another machine makes.
 */
final class DirectoryWatch implements Watch {

    private static final System.Logger LOG = System.getLogger(DirectoryWatch.class.getName());
    private static final Set<String> NAMES =
            Arrays.stream(StorageKey.values()).map(StorageKey::name).collect(Collectors.toUnmodifiableSet());
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration LONGEST_HINT = Duration.ofSeconds(1);

    private final Path directory;
    private final Runnable hint;
    private final WatchService service;
    private final Thread thread;
    private volatile boolean closed;

    // what is watched now; used by the thread alone
    private @Nullable WatchKey key;
    private @Nullable Path watched;
    private @Nullable Object identity;

    private DirectoryWatch(Path directory, Runnable hint, WatchService service) {
        this.directory = directory;
        this.hint = hint;
        this.service = service;
        this.thread = DaemonThreads.create("maintenance-file-watch", this::run);
    }

    /** Starts a watch; empty if the system has none to give, such as beyond the limit of inotify instances. */
    static Optional<DirectoryWatch> open(Path directory, Runnable hint) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            DirectoryWatch watch = new DirectoryWatch(directory, hint, service);
            watch.thread.start();
            return Optional.of(watch);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "No watch for " + directory + ", it will be polled", e);
            return Optional.empty();
        }
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the thread, which closes what it opened. Does not wait for a file system that hangs. */
    @Override
    public void close() {
        closed = true;
        DaemonThreads.end(thread, LONGEST_HINT);
    }

    private void run() {
        try (service) {
            while (!closed) {
                if (follow() || isOurs(service.poll(ROUND.toMillis(), TimeUnit.MILLISECONDS))) {
                    tell();
                }
            }
        } catch (InterruptedException e) {
            return; // closed
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The watch of " + directory + " did not close", e);
        }
    }

    /** Registers where the path now leads; tells whether that is news, and changes may have been missed. */
    private boolean follow() {
        boolean news = false;
        try {
            Path nearest = AccessInheritance.nearest(directory);
            while (!closed && !isWatched(nearest)) {
                watch(nearest);
                news = true;
                nearest = AccessInheritance.nearest(directory); // it may have appeared just before it was watched
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Cannot watch " + directory + " now", e);
        }
        return news;
    }

    private boolean isWatched(Path path) throws IOException {
        return key != null && key.isValid() && path.equals(watched) && Objects.equals(identity, identity(path));
    }

    private void watch(Path path) throws IOException {
        if (key != null) {
            key.cancel();
        }
        identity = identity(path);
        watched = path;
        key = path.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    private static @Nullable Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static boolean isOurs(@Nullable WatchKey signalled) {
        boolean ours = false;
        if (signalled != null) {
            for (WatchEvent<?> event : signalled.pollEvents()) {
                ours |= event.kind() == StandardWatchEventKinds.OVERFLOW
                        || NAMES.contains(String.valueOf(event.context()));
            }
            signalled.reset();
        }
        return ours;
    }

    private void tell() {
        try {
            if (!closed) {
                hint.run();
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "A hint failed; the watch of " + directory + " goes on", e);
        }
    }
}
