// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.Optional;

/** Judges the names that stand in a source. */
final class UnknownNames {

    private UnknownNames() {}

    /** Tells whether a file may hold this name, where everything is ours; otherwise notes a problem. */
    static boolean isAcceptedInFile(String key, Given given, Problems problems) {
        if (key.startsWith(Keys.PREFIX)) {
            return isAccepted(key, given, problems);
        }
        // A name that resembles none of ours may be a line of a secret that was broken in two: it is not shown.
        Optional<String> meant = Nearest.slip(Keys.PREFIX + key, Keys.ALL).or(() -> Nearest.slip(key, Keys.ALL));
        problems.add(meant.map(name -> notASetting(key, given) + "did you mean " + name + "?")
                .orElseGet(() -> "a line is not a setting (" + given.origin()
                        + "): every line is a comment or maintenance.NAME=VALUE, such as " + Keys.NAMESPACE + "=shop"));
        return false;
    }

    /** Tells whether a source may hold this name, which begins with our prefix; otherwise notes a problem. */
    static boolean isAccepted(String key, Given given, Problems problems) {
        if (Keys.isKnown(key)) {
            return true;
        }
        if (key.equals(Keys.CONFIG)) {
            boolean ours = given.rank() == Rank.SYSTEM;
            if (!ours) {
                problems.add(key + " is read as a system property or from the variable " + Keys.variable(key)
                        + " only, not here (" + given.origin() + "): remove it");
            }
            return ours;
        }
        problems.add(notASetting(key, given) + suggestion(key));
        return false;
    }

    private static String suggestion(String key) {
        String nearest = Nearest.of(key, Keys.ALL).orElseThrow();
        return Nearest.isSlip(key, nearest) ? "did you mean " + nearest + "?" : "the nearest name is " + nearest;
    }

    private static String notASetting(String key, Given given) {
        return Problems.shown(key) + " is not a setting (" + given.origin() + "): ";
    }
}
