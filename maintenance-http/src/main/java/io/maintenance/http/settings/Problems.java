// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Collects every mistake, so that all are reported at once. */
final class Problems {

    private static final int LONGEST = 120;

    private final List<String> found = new ArrayList<>();

    void add(String problem) {
        found.add(problem);
    }

    /** Notes that a setting has a wrong value. */
    void wrong(String name, Given given, String why) {
        found.add(name + "=" + shown(given.text()) + " (" + given.origin() + "): " + why);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found);
        }
    }

    /** Returns a text as it may stand in a message: one line, not endless. */
    static String shown(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) + "..." : visible;
    }
}
