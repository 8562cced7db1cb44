// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import io.maintenance.spi.StorageKey;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The diagnosis of a directory, which changes nothing there. Where it does not exist, about its nearest ancestor. */
final class DirectoryDiagnosis {

    private static final long LITTLE_SPACE = 16 << 20;
    private static final long NO_SPACE = 64 << 10;
    private static final List<String> NETWORK = List.of("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "gluster");
    private static final int OTHERS_WRITE = 02;

    private final Path directory;
    private final Path nearest;
    private final List<Finding> findings = new ArrayList<>();

    DirectoryDiagnosis(Path directory) {
        this.directory = directory;
        this.nearest = AccessInheritance.nearest(directory);
    }

    List<Finding> findings() {
        for (Path path = directory; path != null && !path.equals(nearest); path = path.getParent()) {
            if (Files.isSymbolicLink(path)) {
                add(
                        Severity.FAIL,
                        "directory",
                        path + " is a link that leads nowhere",
                        "Mount or create what it names.");
                return List.copyOf(findings);
            }
        }
        try {
            checkAccess();
            checkLock();
            if (Files.isDirectory(nearest)) {
                checkOthers();
                checkEntries();
                checkStore(Files.getFileStore(nearest));
            }
        } catch (IOException e) {
            add(Severity.WARN, "file system", "cannot be asked about " + nearest + ": " + e.getMessage(), "");
        }
        return List.copyOf(findings);
    }

    private void checkAccess() {
        boolean usable = Files.isDirectory(nearest)
                && Files.isReadable(nearest)
                && Files.isWritable(nearest)
                && Files.isExecutable(nearest);
        if (!usable) {
            String detail = nearest + " is no directory that user " + System.getProperty("user.name") + " may use";
            add(Severity.FAIL, "directory", detail, "Give that user access, or name another directory.");
        } else if (nearest.equals(directory)) {
            add(Severity.OK, "directory", directory + " can be read and written", "");
        } else {
            add(Severity.OK, "directory", directory + " will be created with the first change", "");
        }
    }

    private void checkLock() {
        Path lock = directory.resolve(DirectoryLock.NAME);
        if (Files.exists(lock) && !Files.isWritable(lock)) {
            String detail = lock + " belongs to another user and cannot be locked";
            add(Severity.FAIL, "lock", detail, "Run 'chmod g+rw' on it, and share its group.");
        }
    }

    private void checkOthers() throws IOException {
        if (PosixRights.areKnown(nearest) && PosixRights.of(nearest).allows(OTHERS_WRITE)) {
            String detail = "every user of this machine may write in " + nearest + ", and so switch maintenance";
            add(Severity.WARN, "permissions", detail, "Run 'chmod o-w' on it.");
        }
    }

    /** Looks for entries that only some users can read: replacing an entry keeps the permissions that its first umask gave it. */
    private void checkEntries() throws IOException {
        for (StorageKey key : StorageKey.values()) {
            Path entry = directory.resolve(key.name());
            if (PosixRights.areKnown(entry) && Files.exists(entry)) {
                int readers = PosixRights.of(directory).mode() & PosixRights.ALL_READ;
                if (!PosixRights.of(entry).allows(readers)) {
                    String detail = entry + " hides the switch from some who may read its directory";
                    add(Severity.WARN, "permissions", detail, "Unless it is meant to, run 'chmod a+r' on it.");
                }
            }
        }
    }

    private void checkStore(FileStore store) throws IOException {
        long space = store.getUsableSpace();
        String detail = (space >> 20) + " MiB are left for " + nearest;
        Severity severity = space < NO_SPACE ? Severity.FAIL : space < LITTLE_SPACE ? Severity.WARN : Severity.OK;
        add(severity, "free space", detail, severity == Severity.OK ? "" : "Make room: changes need a few KiB.");
        String type = store.type().toLowerCase(Locale.ROOT);
        if (NETWORK.stream().anyMatch(type::startsWith)) {
            String network =
                    nearest + " is on a network file system (" + type + "): it can hang, and hints do not arrive";
            add(Severity.WARN, "file system", network, "Use a local directory, or a backend made for many nodes.");
        }
    }

    private void add(Severity severity, String check, String detail, String remedy) {
        findings.add(new Finding(severity, check, detail, remedy));
    }
}
