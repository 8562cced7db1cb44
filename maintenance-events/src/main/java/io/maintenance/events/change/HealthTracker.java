// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.StoreStatus;
import io.maintenance.events.log.EventEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen of the stores last, and what happened since. What comes and goes between two looks is not seen. Not thread-safe. */
public final class HealthTracker {

    private static final String REASSERTED = "reasserted-entries";

    private boolean degraded;
    private long reasserted;

    /** Creates a tracker of what happens from now on; a store that is away already is told at the first look. */
    public HealthTracker(MaintenanceHealth present) {
        this.reasserted = present.counters().getOrDefault(REASSERTED, 0L);
    }

    /** Returns what happened since the last look. */
    public List<EventEntry> advance(MaintenanceHealth health, Instant now) {
        List<EventEntry> events = new ArrayList<>();
        if (health.degraded() != degraded) {
            degraded = health.degraded();
            EventType type = degraded ? EventType.DEGRADED : EventType.RECOVERED;
            events.add(new EventEntry(type.label(), now, store(health)));
        }
        long count = health.counters().getOrDefault(REASSERTED, 0L);
        if (count > reasserted) {
            events.add(new EventEntry(EventType.REASSERTED.label(), now, Map.of("entries", count - reasserted)));
        }
        reasserted = count;
        return events;
    }

    private static Map<String, Object> store(MaintenanceHealth health) {
        Map<String, Object> fields = new LinkedHashMap<>();
        health.stores().stream()
                .filter(each -> each.role().equals("primary"))
                .findFirst()
                .ifPresent(each -> about(each, fields));
        return fields;
    }

    private static void about(StoreStatus store, Map<String, Object> fields) {
        fields.put("store", ActivationSummary.text(store.url()));
        if (store.problem() != null) {
            fields.put("problem", ActivationSummary.text(store.problem()));
        }
    }
}
