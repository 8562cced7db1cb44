// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.util.Map;
import java.util.TreeMap;

/** Judges the names that stand in a source. */
final class UnknownNames {

    private UnknownNames() {}

    static void report(Map<String, Given> given, Problems problems) {
        new TreeMap<>(given).forEach((name, value) -> {
            if (name.startsWith(Names.PREFIX) && !Names.ALL.contains(name)) {
                problems.add(Problems.shown(name) + " is not a setting (" + value.origin() + "): allowed are "
                        + String.join(", ", Names.ALL));
            }
        });
    }
}
