// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A writer of entries that is independent of the engine. */
final class EntryFormatter {

    private EntryFormatter() {}

    /** Returns the text of an entry that says what a state says of it. */
    static String write(StorageKey key, String namespace, ReferenceState state, EntryFormat format) {
        return format.wrap(write(key, namespace, state, Map.of("format", format.number())));
    }

    /** Returns the text of an entry in the first format that says what a state says of it, with further lines around it. */
    static String write(StorageKey key, String namespace, ReferenceState state, Map<String, String> frame) {
        String entry = EntryParser.nameOf(key);
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("format", EntryFormat.FIRST.number());
        lines.putAll(frame);
        lines.put("namespace", namespace);
        state.floors().forEach((name, stamp) -> {
            if (name.entry().equals(entry)) {
                lines.put(name.scope() + ".~floor", stamp.toString());
            }
        });
        state.lines().forEach((name, line) -> {
            if (name.entry().equals(entry)) {
                put(lines, name, line);
            }
        });
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text + "~end=" + (lines.size() + 1) + "\n";
    }

    private static void put(
            SortedMap<String, String> lines, ReferenceState.RegisterName name, ReferenceState.RegisterValue line) {
        if (name.isLoose()) {
            lines.put(name.name(), line.texts().get(0));
        } else if (name.entry().equals(EntryParser.STATUS)) {
            String prefix = name.scope() + "." + name.name() + ".";
            for (int i = 0; i < line.texts().size(); i += 2) {
                lines.put(prefix + line.texts().get(i), line.texts().get(i + 1));
            }
            lines.put(prefix + "stamp", line.stamp().toString());
        } else {
            String list = name.scope() + (line.isOn() ? ".in." : ".out.") + line.stamp();
            lines.merge(list, name.name(), (former, range) -> former + " " + range);
        }
    }
}
