// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.NameSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects every mistake, so that all are reported at once. */
final class Problems {

    private static final int LONGEST = 120;

    private final List<String> found = new ArrayList<>();

    /** Notes that a setting has a wrong value. */
    void wrong(String name, Given given, String why) {
        found.add(name + "=" + shown(given.text()) + " (" + given.origin() + "): " + shownWhole(why));
    }

    /** Notes names that begin like ours and are none; in a source of ours nothing else stands. */
    void unknownNames(Map<String, Given> given) {
        new TreeMap<>(given).forEach((name, value) -> {
            if (name.startsWith(Names.PREFIX) && !Names.ALL.contains(name)) {
                found.add(shown(name) + " is not a setting (" + value.origin() + "): " + suggestion(name));
            }
        });
    }

    private static String suggestion(String name) {
        return NameSuggestion.typo(name, Names.ALL)
                .map(meant -> "did you mean " + meant + "?")
                .orElseGet(() -> "the nearest name is "
                        + NameSuggestion.nearest(name, Names.ALL).orElseThrow());
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }

    /** Returns a text as it may stand in a message: one line, not endless. */
    private static String shown(String text) {
        String visible = shownWhole(text);
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "..." : visible;
    }

    private static String shownWhole(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
