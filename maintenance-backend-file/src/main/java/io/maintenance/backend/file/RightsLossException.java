// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Thrown if users who can read a file could not read its replacement. */
final class RightsLossException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    private final PosixRights rights;

    /** Creates the exception for a file that cannot be given these rights. */
    RightsLossException(Path created, PosixRights rights) {
        super(
                created.toString(),
                null,
                "user " + rights.owner() + " or group " + rights.group() + " could not read it");
        this.rights = rights;
    }

    /** Returns what to do. */
    String remedy() {
        return "Run this as user " + rights.owner() + " or as root, or as a member of group " + rights.group()
                + ", or open the directory to its group (chmod g+rwxs).";
    }
}
