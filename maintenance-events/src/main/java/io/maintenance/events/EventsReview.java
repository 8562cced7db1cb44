// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import io.maintenance.settings.Setting;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is allowed among the settings of events, and will hurt one day: as far as the user who asks can see it.
 *
 * @param settings by their full names, without errors
 */
record EventsReview(Map<String, Setting> settings) {

    private static final Set<PosixFilePermission> FOR_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Setting file = settings.get(EventsSettings.FILE);
        if (file != null) {
            checkFile(Path.of(file.value().strip()).toAbsolutePath(), findings);
        }
        for (String name : List.of(EventsSettings.KEY_FILE, EventsSettings.WEBHOOK_SECRET_FILE)) {
            Setting secret = settings.get(name);
            if (secret != null && isForOthers(Path.of(secret.value().strip()))) {
                findings.add(new Finding(
                        Severity.WARN,
                        name,
                        "every user of this machine can read " + secret.value(),
                        "Let only the user read it who records events: chmod 600."));
            }
        }
        return findings;
    }

    private static void checkFile(Path file, List<Finding> findings) {
        Path there = file;
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            findings.add(
                    new Finding(Severity.FAIL, EventsSettings.FILE, file + " is no regular file", "Name another one."));
        } else if (there != null && !Files.isWritable(there)) {
            findings.add(new Finding(
                    Severity.WARN,
                    EventsSettings.FILE,
                    "this user may not write to " + there,
                    "It is enough if the user may who records events; otherwise they are lost."));
        }
    }

    private static boolean isForOthers(Path file) {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(FOR_OTHERS::contains);
        } catch (IOException notSeen) {
            return false;
        }
    }
}
