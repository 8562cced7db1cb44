// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import io.maintenance.spi.StorageKey;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes entries as any other program would. */
final class EntryWriter {

    private EntryWriter() {}

    /** Returns the text of an entry that says what a mirror says of it. */
    static String write(StorageKey key, String namespace, Mirror mirror, Dialect dialect) {
        return dialect.dress(write(key, namespace, mirror, Map.of("format", dialect.format())));
    }

    /** Returns the text of an entry in the first format that says what a mirror says of it, with further lines around it. */
    static String write(StorageKey key, String namespace, Mirror mirror, Map<String, String> frame) {
        String entry = EntryReader.nameOf(key);
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("format", Dialect.FIRST.format());
        lines.putAll(frame);
        lines.put("namespace", namespace);
        mirror.floors().forEach((name, mark) -> {
            if (name.entry().equals(entry)) {
                lines.put(name.scope() + ".~floor", mark.toString());
            }
        });
        mirror.lines().forEach((name, line) -> {
            if (name.entry().equals(entry)) {
                put(lines, name, line);
            }
        });
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text + "~end=" + (lines.size() + 1) + "\n";
    }

    private static void put(SortedMap<String, String> lines, Mirror.Name name, Mirror.Line line) {
        if (name.isLoose()) {
            lines.put(name.name(), line.texts().get(0));
        } else if (name.entry().equals(EntryReader.STATUS)) {
            String prefix = name.scope() + "." + name.name() + ".";
            for (int i = 0; i < line.texts().size(); i += 2) {
                lines.put(prefix + line.texts().get(i), line.texts().get(i + 1));
            }
            lines.put(prefix + "stamp", line.mark().toString());
        } else {
            String list = name.scope() + (line.isOn() ? ".in." : ".out.") + line.mark();
            lines.merge(list, name.name(), (former, range) -> former + " " + range);
        }
    }
}
