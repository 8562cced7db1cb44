// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The owner, group and permissions of a file or directory.
 *
 * @param owner the number of the user who owns it
 * @param group the number of its group
 * @param mode the POSIX permission bits, without the file type
 */
record PosixRights(int owner, int group, int mode) {

    static final int ROOT = 0;
    static final int ALL_READ = 0444;
    static final int ALL_SEARCH = 0111;
    static final int GROUP_READ = 040;
    static final int GROUP_WRITE = 020;
    static final int OTHERS_READ = 04;
    static final int OTHERS_SEARCH = 01;

    private static final int PERMISSIONS = 07777;

    /** Returns {@code true} if the file system of a path has POSIX owners and permissions. */
    static boolean areKnown(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    static PosixRights of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:uid,gid,mode", options);
        return new PosixRights(number(found, "uid"), number(found, "gid"), number(found, "mode") & PERMISSIONS);
    }

    boolean allows(int wanted) {
        return (mode & wanted) == wanted;
    }

    /** Returns {@code true} if every user who can read a file with {@code others} can read one with these, in any of their groups. */
    boolean hideNothingOf(PosixRights others) {
        if (allows(OTHERS_READ)) {
            return true;
        }
        boolean sameGroup = group == others.group;
        boolean ownerReads = owner == others.owner || others.owner == ROOT || (sameGroup && allows(GROUP_READ));
        return ownerReads && (sameGroup || !others.allows(GROUP_READ));
    }

    private static int number(Map<String, Object> found, String name) {
        return (int) Objects.requireNonNull(found.get(name), name);
    }
}
