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
import java.util.Objects;

/**
 * The inheritance of access: files and directories that are created here can be used by the other users of their directory. An
 * operator's command and the application, often under different users and with another umask each, write the same entries.
 */
final class AccessInheritance {

    private static final int GROUP_READ_WRITE = PosixRights.GROUP_READ | PosixRights.GROUP_WRITE;
    private static final int GROUP_SEARCH = 010;
    private static final int NAMED = 0777;

    private AccessInheritance() {}

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
            created(parent, directory);
            sync(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }

    /**
     * Gives what was just created the owner and group of its directory, as far as this user may (root may, so that what it
     * creates does not lock out the application). Whoever may read or search the directory may do so here, whatever the umask
     * says; its group may write where it may there. What cannot be so is removed. Links are not followed, so nobody can have the
     * rights of another file changed.
     *
     * @throws RightsLossException if somebody who may read the directory could not read what was created
     */
    static void created(Path directory, Path created) throws IOException {
        if (!PosixRights.areKnown(created)) {
            return;
        }
        PosixRights above = PosixRights.of(directory);
        PosixRights own = PosixRights.of(created, LinkOption.NOFOLLOW_LINKS);
        boolean isDirectory = Files.isDirectory(created, LinkOption.NOFOLLOW_LINKS);
        int passed = isDirectory ? PosixRights.ALL_READ | PosixRights.ALL_SEARCH : PosixRights.ALL_READ;
        int mode = own.mode() | (above.mode() & passed);
        if (above.allows(PosixRights.GROUP_WRITE) && give(created, "gid", above.group())) {
            mode |= GROUP_READ_WRITE | (isDirectory ? GROUP_SEARCH : 0);
        }
        give(created, new PosixRights(above.owner(), above.group(), mode), above);
    }

    /**
     * Gives what is about to replace a file the owner, group and mode of that file. Where there is none it is just created.
     *
     * @throws RightsLossException if somebody who may read the old file could not read the new one
     */
    static void replacing(Path old, Path created) throws IOException {
        Path directory = Objects.requireNonNull(old.getParent(), "a file of a directory");
        if (!PosixRights.areKnown(created) || !Files.isRegularFile(old, LinkOption.NOFOLLOW_LINKS)) {
            created(directory, created);
            return;
        }
        PosixRights former = PosixRights.of(old, LinkOption.NOFOLLOW_LINKS);
        give(
                created,
                new PosixRights(former.owner(), former.group(), former.mode() & NAMED),
                PosixRights.of(directory));
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

    /**
     * Owner and group may not be given away by everybody. Where they cannot, and the directory keeps strangers out, all who get
     * that far may read.
     */
    private static void give(Path created, PosixRights wanted, PosixRights above) throws IOException {
        give(created, "gid", wanted.group());
        give(created, "uid", wanted.owner());
        PosixRights own = PosixRights.of(created, LinkOption.NOFOLLOW_LINKS);
        PosixRights given = new PosixRights(own.owner(), own.group(), wanted.mode());
        if ((isHiddenFromItsDirectorysOwner(own, wanted, above) || !given.hideNothingOf(wanted))
                && !above.allows(PosixRights.OTHERS_SEARCH)) {
            int search = Files.isDirectory(created, LinkOption.NOFOLLOW_LINKS) ? PosixRights.OTHERS_SEARCH : 0;
            given = new PosixRights(own.owner(), own.group(), wanted.mode() | PosixRights.OTHERS_READ | search);
        }
        permit(created, own, given);
        if (!given.hideNothingOf(wanted)) {
            Files.delete(created);
            throw new RightsLossException(created, wanted);
        }
    }

    /** The owner of a directory is not necessarily a member of its group. */
    private static boolean isHiddenFromItsDirectorysOwner(PosixRights own, PosixRights wanted, PosixRights above) {
        return wanted.owner() == above.owner() && own.owner() != above.owner() && above.owner() != PosixRights.ROOT;
    }

    /** Sets the permissions. A file system without permissions is accepted if its files can be read by whom they should. */
    private static void permit(Path created, PosixRights own, PosixRights given) throws IOException {
        if (own.equals(given)) {
            return;
        }
        try {
            Files.setAttribute(created, "unix:mode", given.mode(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            if (!own.allows(given.mode() & PosixRights.ALL_READ)) {
                throw e;
            }
        }
    }

    private static boolean give(Path created, String attribute, int wanted) throws IOException {
        if (Files.getAttribute(created, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS)
                .equals(wanted)) {
            return true;
        }
        try {
            Files.setAttribute(created, "unix:" + attribute, wanted, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (IOException e) {
            return false; // only root gives files away, and only members give them to a group
        }
    }
}
