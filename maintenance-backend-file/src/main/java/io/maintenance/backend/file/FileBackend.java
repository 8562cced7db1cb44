// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import io.maintenance.spi.Watch;
import io.maintenance.spi.support.OpenGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The two entries as files in {@code ROOT/NAMESPACE}.
 *
 * <p>The timeout bounds the wait for other writers and nothing else: a call to a file system that hangs, such as NFS without
 * its server, cannot be ended from inside. The engine therefore calls each backend from a thread of its own.
 */
final class FileBackend implements MaintenanceBackend {

    private static final Traits TRAITS = new Traits(Traits.Reach.HOST, EntryFile.MAX_LENGTH);

    private final Path root;
    private final Path directory;
    private final Duration timeout;
    private final Set<DirectoryWatch> watches = ConcurrentHashMap.newKeySet();
    private final OpenGuard open = new OpenGuard();

    FileBackend(Path root, String namespace, Duration timeout) {
        this.root = root;
        this.directory = root.resolve(namespace);
        this.timeout = timeout;
    }

    @Override
    public Map<StorageKey, String> read() {
        open.requireOpen(this);
        Map<StorageKey, String> texts = new EnumMap<>(StorageKey.class);
        for (StorageKey key : StorageKey.values()) { // status first: writers write it last
            String text = read(directory.resolve(key.name()));
            if (text != null) {
                texts.put(key, text);
            }
        }
        return texts;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The slow part, bringing the text to the disk, comes before the lock, so that many writers at once wait little.
     */
    @Override
    public boolean compareAndSet(StorageKey key, @Nullable String expected, String update) {
        open.requireOpen(this);
        Path entry = directory.resolve(key.name());
        byte[] bytes = EntryFile.encode(entry, update);
        if (!isStill(entry, expected)) {
            return false;
        }
        try (AtomicFile file = new AtomicFile(realDirectory(entry), key.name())) {
            stage(file, bytes);
            return publishUnlessChanged(file, expected);
        } catch (IOException e) {
            throw FileFailure.inDoubt(entry, e);
        }
    }

    @Override
    public Optional<Watch> watch(Runnable hint) {
        open.requireOpen(this);
        watches.removeIf(DirectoryWatch::isClosed);
        Optional<DirectoryWatch> watch = DirectoryWatch.open(directory, hint);
        watch.ifPresent(watches::add);
        if (open.isClosed()) {
            watch.ifPresent(DirectoryWatch::close); // closed meanwhile, and that did not see this one
        }
        return watch.map(Watch.class::cast);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String removalHint(StorageKey key) {
        return "rm '" + directory.resolve(key.name()).toString().replace("'", "'\\''") + "'";
    }

    @Override
    public List<Finding> diagnose() {
        open.requireOpen(this);
        return new DirectoryDiagnosis(directory).findings();
    }

    @Override
    public void close() {
        open.close();
        watches.forEach(DirectoryWatch::close);
        watches.clear();
    }

    /** Returns the URL, without options, and the namespace. */
    @Override
    public String toString() {
        return "file:" + root + " (namespace " + directory.getFileName() + ")";
    }

    private @Nullable String read(Path file) {
        try {
            String text = EntryFile.read(file);
            if (text == null) {
                requireNoDanglingLink();
            }
            return text;
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    private boolean isStill(Path entry, @Nullable String expected) {
        try {
            return Objects.equals(expected, read(entry));
        } catch (BackendException unread) {
            throw unread.unwritten();
        }
    }

    private Path realDirectory(Path entry) {
        try {
            AccessInheritance.createDirectories(directory);
            return directory.toRealPath();
        } catch (IOException e) {
            throw FileFailure.notWritten(entry, e);
        }
    }

    private static void stage(AtomicFile file, byte[] bytes) {
        AtomicFile.sweep(file.directory());
        try {
            file.stage(bytes);
        } catch (IOException e) {
            throw FileFailure.notWritten(file.target(), e);
        }
    }

    private boolean publishUnlessChanged(AtomicFile file, @Nullable String expected) throws IOException {
        try (DirectoryLock lock = lock(file)) {
            if (!isStill(file.target(), expected)) {
                return false;
            }
            publish(file);
            lock.requireCurrent();
        }
        AccessInheritance.sync(file.directory());
        return true;
    }

    private DirectoryLock lock(AtomicFile file) {
        try {
            return DirectoryLock.acquire(file.directory(), timeout);
        } catch (IOException e) {
            throw FileFailure.notWritten(file.target(), e);
        }
    }

    /** What still lies beside the old file has not replaced it, whatever the system says about why. */
    private static void publish(AtomicFile file) throws IOException {
        try {
            file.publish();
        } catch (IOException e) {
            if (file.isStaged()) {
                throw FileFailure.notReplaced(file.target(), e);
            }
            throw e;
        }
    }

    /** A link that leads nowhere, say to a disk that is not mounted, does not say that an entry is absent. */
    private void requireNoDanglingLink() {
        for (Path path : List.of(root, directory)) {
            if (Files.isSymbolicLink(path) && Files.notExists(path)) {
                String what = path + " is a link that leads nowhere. Mount or create what it names, or remove it.";
                throw new BackendException(Kind.UNAVAILABLE, what, new NoSuchFileException(path.toString()));
            }
        }
    }
}
