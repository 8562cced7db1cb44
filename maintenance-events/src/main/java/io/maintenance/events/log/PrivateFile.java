// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** A file that is made for its owner alone where the file system knows rights; one that is there keeps the rights that it has. */
final class PrivateFile {

    private static final Set<OpenOption> READ_AND_WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);

    private PrivateFile() {}

    /**
     * Opens a file to read and write it, and makes it if it is not there.
     *
     * @throws IOException also if it is something else than a file: to open a pipe would wait for its reader
     */
    static FileChannel open(Path path) throws IOException {
        boolean isNew = Files.notExists(path);
        if (!isNew && !Files.isRegularFile(path)) {
            throw new IOException(path + " is no regular file");
        }
        FileChannel channel = FileChannel.open(path, READ_AND_WRITE, rights(path));
        if (isNew) {
            syncDirectory(path);
        }
        return channel;
    }

    /** Returns the bytes from a position on: as many as were asked for, or those that are there. */
    static byte[] read(FileChannel channel, long begin, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, begin + bytes.position());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Writes bytes from a position on, in one write unless the system takes fewer at once. */
    static void write(FileChannel channel, long begin, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest, begin + rest.position());
        }
    }

    private static FileAttribute<?>[] rights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Puts the name of a new file on the disk, where directories can be opened. */
    private static void syncDirectory(Path path) {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        } catch (IOException notHere) {
            return; // not every system can; the file itself is synced
        }
    }
}
