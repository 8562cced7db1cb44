// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.page;

import io.maintenance.MaintenanceSnapshot;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log that has each warning once until the switch changes, however many scopes and languages come upon it. Thread-safe. */
public final class WarningLog {

    private final System.Logger log;
    private final Set<String> warned = new HashSet<>();
    private @Nullable MaintenanceSnapshot known;

    /** Creates a log that writes to this one. */
    public WarningLog(System.Logger log) {
        this.log = log;
    }

    /** Logs a warning, unless it was there since this snapshot. */
    public void warn(MaintenanceSnapshot snapshot, String warning) {
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
