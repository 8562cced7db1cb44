// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Creates files and directories that the other users of a directory can use: an operator's command and the application,
 * often under different users, write the same entries.
 */
final class SharedAccess {

    private static final int GROUP_READ_WRITE = 060;
    private static final int GROUP_WRITE = 020;
    private static final int GROUP_SEARCH = 010;
    private static final int PERMISSIONS = 07777;

    private SharedAccess() {}

    /** Returns the directory or, where it does not exist, its nearest ancestor that does. */
    static Path nearest(Path directory) {
        Path nearest = directory;
        for (Path parent = nearest.getParent(); parent != null && !Files.exists(nearest); parent = parent.getParent()) {
            nearest = parent;
        }
        return nearest;
    }

    /** Creates a directory and its parents, where they are missing. */
    static void createDirectories(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        createDirectories(parent);
        try {
            Files.createDirectory(directory);
            adopt(parent, directory);
            sync(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /**
     * Gives what was just created the owner and group of its directory, as far as this user may (root may, so that what it
     * creates does not lock out the application), and opens it to the group where the directory is open to it. Links are
     * not followed, so nobody can have the rights of another file changed.
     */
    static void adopt(Path directory, Path created) throws IOException {
        if (!created.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        boolean inGroup = give(directory, created, "gid");
        give(directory, created, "uid");
        if (inGroup && ((int) Files.getAttribute(directory, "unix:mode") & GROUP_WRITE) != 0) {
            int search = Files.isDirectory(created, LinkOption.NOFOLLOW_LINKS) ? GROUP_SEARCH : 0;
            int mode = (int) own(created, "mode") & PERMISSIONS;
            Files.setAttribute(created, "unix:mode", mode | GROUP_READ_WRITE | search, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Makes what was created, moved or removed in a directory survive a power failure. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // Some systems cannot open or sync a directory. Every reader sees the change all the same.
            return;
        }
    }

    private static boolean give(Path directory, Path created, String attribute) throws IOException {
        Object wanted = Files.getAttribute(directory, "unix:" + attribute);
        if (own(created, attribute).equals(wanted)) {
            return true;
        }
        try {
            Files.setAttribute(created, "unix:" + attribute, wanted, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (IOException e) {
            return false; // only root gives files away, and only members give them to a group
        }
    }

    private static Object own(Path created, String attribute) throws IOException {
        return Files.getAttribute(created, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    }
}
