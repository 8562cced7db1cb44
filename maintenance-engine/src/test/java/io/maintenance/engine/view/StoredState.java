// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.view;

import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.state.State;
import java.util.Map;
import java.util.TreeMap;

/** States as they stand in a store, line by line. */
final class StoredState {

    private StoredState() {}

    /** Returns what two entries with these lines say. */
    static State state(String status, String addresses) {
        return new State(
                EntryCodec.status("n", 0).read(framed(status)).registers(),
                EntryCodec.addresses("n", 0).read(framed(addresses)).registers());
    }

    private static String framed(String lines) {
        return "format=1\n" + lines + "namespace=n\n~end=" + (lines.lines().count() + 3) + "\n";
    }

    /** Returns the lines of a holder who has global on, with these attributes in place of the usual ones. */
    static String on(String holder, String... attributes) {
        Map<String, String> texts =
                new TreeMap<>(Map.of("on", "true", "at", "2026-11-21T19:30:00Z", "stamp", "1795289400000.x"));
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            texts.put(parts[0], parts[1]);
        }
        StringBuilder lines = new StringBuilder();
        texts.forEach((name, text) -> lines.append("global.%s.%s=%s\n".formatted(holder, name, text)));
        return lines.toString();
    }
}
