// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.tck.Fault;
import io.maintenance.tck.Faults;
import io.maintenance.tck.FileLockProcess;
import io.maintenance.tck.MaintenanceBackendTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The kit, with all that can be done to a directory. */
class FileBackendTckTest extends MaintenanceBackendTck {

    private static final byte[] NO_TEXT = {'o', 'n', '=', (byte) 0xff, (byte) 0xfe, '\n'};

    @TempDir
    static Path directory;

    private @Nullable FileLockProcess other;

    @Override
    protected String url() {
        return "file:" + directory;
    }

    @Override
    protected Faults faults() {
        return Faults.none()
                .on(Fault.KILL, this::unmount)
                .on(Fault.RESTART, this::mount)
                .on(Fault.WIPE, this::removeAll)
                .on(Fault.GARBLE, this::garble)
                .on(Fault.LOCK, namespace -> other = FileLockProcess.hold(lock(namespace)))
                .on(Fault.UNLOCK, () -> Objects.requireNonNull(other).close())
                .on(Fault.REFUSE_WRITES, this::takeTheLocksPlace)
                .on(Fault.ALLOW_WRITES, this::giveTheLockBack);
    }

    /** As it looks when the store is on a disk that a link names, and that disk is not there. */
    private void unmount() throws IOException {
        Files.move(directory, disk());
        Files.createSymbolicLink(directory, directory.resolveSibling("no-such-disk"));
    }

    private void mount() throws IOException {
        if (Files.isSymbolicLink(directory)) {
            Files.delete(directory);
            Files.move(disk(), directory);
        }
    }

    private Path disk() {
        return directory.resolveSibling(directory.getFileName() + "-disk");
    }

    private void removeAll() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void garble(String namespace) throws IOException {
        Files.write(status(namespace), NO_TEXT);
    }

    /** Works for root, too, whom no permission stops. */
    private void takeTheLocksPlace(String namespace) throws IOException {
        Files.delete(lock(namespace));
        Files.createDirectory(lock(namespace));
    }

    private void giveTheLockBack(String namespace) throws IOException {
        Files.delete(lock(namespace));
    }

    private static Path lock(String namespace) {
        return directory.resolve(namespace).resolve("lock");
    }

    private static Path status(String namespace) {
        return directory.resolve(namespace).resolve("MAINTENANCE_MODE_STATUS");
    }
}
