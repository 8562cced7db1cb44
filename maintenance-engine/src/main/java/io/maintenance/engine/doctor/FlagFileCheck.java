// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Looks whether the emergency flag file is there, and whether one could be seen. */
record FlagFileCheck(@Nullable Path file) {

    private static final String CHECK = "flag file";

    void into(FindingCollector findings) {
        if (file == null) {
            findings.ok(CHECK, "none is looked at");
            return;
        }
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            findings.warn(
                    CHECK,
                    file + " is there: this node is in maintenance, whatever the store says",
                    "To obey the store: rm " + quoted(file));
        } catch (NoSuchFileException absent) {
            findings.ok(CHECK, "not there; in an emergency: " + making(file));
        } catch (IOException unreadable) {
            findings.fail(
                    CHECK,
                    file + " cannot be looked at: " + unreadable,
                    "Let user " + System.getProperty("user.name") + " into its directory, or name another file.");
        }
    }

    private static String making(Path file) {
        Path directory = file.getParent();
        boolean there = directory == null || Files.isDirectory(directory);
        return (there ? "" : "mkdir -p " + quoted(directory) + " && ") + "touch " + quoted(file);
    }

    private static String quoted(@Nullable Path path) {
        String text = String.valueOf(path);
        return text.matches("[A-Za-z0-9/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
