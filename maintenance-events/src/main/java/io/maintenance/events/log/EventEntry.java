// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that happened, before it has a place in a file. Immutable.
 *
 * @param type what happened, such as {@code maintenance.enabled}
 * @param time when this node saw it
 * @param fields the rest, by its names in JSON: texts, numbers, booleans, and maps and lists of those
 */
public record EventEntry(String type, Instant time, Map<String, Object> fields) {

    /** Checks and copies the components. */
    public EventEntry {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(time, "time");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns the entry with one more field, at the end. */
    public EventEntry with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new EventEntry(type, time, more);
    }
}
