// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import io.maintenance.events.log.EventEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two allow-lists of a scope differ in. Long ones are cut; the sizes tell.
 *
 * @param before the ranges before
 * @param after the ranges after
 */
record AllowListDifference(Set<String> before, Set<String> after) {

    private static final int MOST_RANGES = 50;

    EventEntry event(String scope, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scope", scope);
        fields.put("before", Map.of("size", before.size()));
        fields.put("after", Map.of("size", after.size()));
        fields.put("added", without(after, before));
        fields.put("removed", without(before, after));
        return new EventEntry(EventType.ALLOW_LIST_CHANGED.label(), now, fields);
    }

    private static List<String> without(Set<String> ranges, Set<String> others) {
        return ranges.stream()
                .filter(each -> !others.contains(each))
                .limit(MOST_RANGES)
                .toList();
    }
}
