// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The directory with the files for proxies. A reader sees a file as it was or as it is, never a part of it.
 *
 * @param path where it is
 */
record MirrorDirectory(Path path) {

    boolean has(String name) {
        return Files.exists(path.resolve(name));
    }

    /** Writes a file, unless it has this content. Who may read it is up to the umask, as proxies run under names of their own. */
    void put(String name, String content) throws IOException {
        check();
        Path file = path.resolve(name);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            if (!holds(file, bytes)) {
                replace(file, bytes);
            }
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + reason(e), e);
        }
    }

    /** Removes a file, if it is there. */
    void remove(String name) throws IOException {
        check();
        Path file = path.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IOException(file + " cannot be removed: " + reason(e), e);
        }
    }

    /** A directory that is missing is found out at the start, and not when something is to be switched. */
    private void check() throws IOException {
        if (!Files.isDirectory(path)) {
            throw new IOException(path + " is no directory: create it, with the right to write for this user");
        }
        if (!Files.isWritable(path)) {
            throw new IOException(path + " cannot be written: give this user the right to");
        }
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path fresh = path.resolve("." + file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            Files.write(
                    fresh, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "its directory is gone";
        }
        return String.valueOf(failure.getMessage());
    }
}
