// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One replacement of a file. The new text goes to a hidden file in the same directory and to the disk, before any lock is
 * taken; then that file is moved onto the old one, in one step; then the directory goes to the disk. Whatever fails and
 * whoever is killed in between, the old file or the new one is there, and whole. Writing in place would destroy the old text
 * on a full disk.
 */
final class AtomicFile implements AutoCloseable {

    private static final String SUFFIX = ".tmp";
    private static final Duration LEFT_OVER = Duration.ofMinutes(1);

    private final Path directory;
    private final Path target;
    private final Path staged;

    AtomicFile(Path directory, String name) {
        this.directory = directory;
        this.target = directory.resolve(name);
        this.staged = directory.resolve("." + name + "." + UUID.randomUUID() + SUFFIX);
    }

    Path directory() {
        return directory;
    }

    Path target() {
        return target;
    }

    /** Writes a temporary file beside the target, and syncs it to the disk. */
    void stage(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            AccessInheritance.replacing(target, staged);
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Replaces the target by the temporary file. A directory in its place is removed, or renamed if it is not empty. */
    void publish() throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            clear();
        }
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns {@code true} if the temporary file still exists, which proves that the target was not replaced. */
    boolean isStaged() {
        return Files.exists(staged, LinkOption.NOFOLLOW_LINKS);
    }

    private void clear() throws IOException {
        try {
            Files.delete(target);
        } catch (DirectoryNotEmptyException e) {
            Files.move(target, target.resolveSibling(target.getFileName() + ".directory-" + UUID.randomUUID()));
        }
    }

    /** Deletes the temporary file, unless it has replaced the target. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            return; // the next writer sweeps it, and the outcome is known already
        }
    }

    /** Deletes the temporary files of killed processes. A writer that was suspended for longer finds its file gone, and fails. */
    static void sweep(Path directory) {
        Instant limit = Instant.now().minus(LEFT_OVER);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, ".MAINTENANCE_MODE_*" + SUFFIX)) {
            for (Path file : found) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return; // tidying must not stop a change
        }
    }
}
