// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of the mirrors are.
 *
 * @param directory their directory
 * @param scopes the scopes that have files
 */
record MirrorPaths(Path directory, List<String> scopes) {

    private static final int LINKS_AT_MOST = 40;

    /**
     * Checks that no mirror is what the switch reads itself: an emergency flag file that this server writes would keep it on for
     * ever.
     *
     * @throws ConfigurationException with every mistake
     */
    void check(MaintenanceMode maintenance) {
        List<String> problems = new ArrayList<>();
        Path flag = maintenance.health().flagFile();
        if (flag != null && isWritten(flag)) {
            problems.add(
                    "maintenance.server.mirror.directory=" + directory + ": " + flag + " is the emergency flag file of"
                            + " this switch, which turns it on: as a mirror it would never go off again; choose another directory");
        }
        for (String scope : scopes) {
            try {
                Objects.requireNonNull(maintenance.scope(scope));
            } catch (IllegalArgumentException e) {
                problems.add("maintenance.server.mirror.scopes: " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private boolean isWritten(Path file) {
        Path place = place(file);
        return MirrorSettings.fileNames(scopes)
                .anyMatch(name -> place(directory.resolve(name)).equals(place));
    }

    /** Returns where a path leads, which may not be there yet. */
    private static Path place(Path path) {
        Path file = path.toAbsolutePath().normalize();
        for (int links = 0; links < LINKS_AT_MOST; links++) {
            Path target = target(file);
            if (target == null) {
                break;
            }
            file = file.resolveSibling(target).normalize();
        }
        Path parent = file.getParent();
        try {
            return parent == null ? file : parent.toRealPath().resolve(file.getFileName());
        } catch (IOException absent) {
            return file;
        }
    }

    private static @Nullable Path target(Path file) {
        try {
            return Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
