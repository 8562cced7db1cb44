// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceSnapshot;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log that has each warning once until the switch changes, however many scopes and languages come upon it. Thread-safe. */
final class SnapshotLog {

    private final System.Logger log;
    private final Set<String> warned = new HashSet<>();
    private @Nullable MaintenanceSnapshot known;

    SnapshotLog(System.Logger log) {
        this.log = log;
    }

    void warn(MaintenanceSnapshot snapshot, String warning) {
        if (isNew(snapshot, warning)) {
            log.log(System.Logger.Level.WARNING, warning);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a snapshot keeps its instance until something changes
    private synchronized boolean isNew(MaintenanceSnapshot snapshot, String warning) {
        if (known != snapshot) {
            known = snapshot;
            warned.clear();
        }
        return warned.add(warning);
    }
}
