// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.view.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Detects what went on or off, or changed its level, between two snapshots. Used under its owner's lock. */
final class TransitionDetector {

    private final Map<String, ScopeStatus> told = new HashMap<>();
    private @Nullable Instant next;

    /** Begins: what is true now needs no telling. */
    void since(Snapshot snapshot, Instant now) {
        advance(snapshot, now, Cause.REMOTE_CHANGE);
    }

    /** Returns a transition for each scope that is not as it was at the last look. */
    List<MaintenanceEvent> advance(Snapshot snapshot, Instant now, Cause cause) {
        Set<String> names = new TreeSet<>(told.keySet());
        names.addAll(snapshot.scopes());
        names.add(MaintenanceMode.GLOBAL);
        List<MaintenanceEvent> events = new ArrayList<>();
        next = null;
        for (String name : names) {
            ScopeStatus after = snapshot.byItself(name, now);
            ScopeStatus before = told.put(name, after);
            sooner(after.next());
            ScopeStatus known = before == null ? nothing(name) : before;
            if (known.on() != after.on() || known.level() != after.level()) {
                events.add(new MaintenanceEvent(known, after, cause));
            }
        }
        return events;
    }

    /** When the next transition will come by itself; {@code null} if none will. */
    @Nullable
    Instant next() {
        return next;
    }

    private void sooner(@Nullable Instant boundary) {
        Instant soonest = next;
        if (boundary != null && (soonest == null || boundary.isBefore(soonest))) {
            next = boundary;
        }
    }

    private static ScopeStatus nothing(String scope) {
        return ScopeStatus.builder(scope).build();
    }
}
