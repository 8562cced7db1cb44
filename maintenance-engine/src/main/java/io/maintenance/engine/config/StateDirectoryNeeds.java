// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.value.ConfigurationProblems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Hands out the state directory, and remembers which settings need it where there is none. */
final class StateDirectoryNeeds {

    private final StateDirectory directory;
    private final Set<String> unmet = new TreeSet<>();

    StateDirectoryNeeds(StateDirectory directory) {
        this.directory = directory;
    }

    /** Returns the directory for the default of a setting. */
    Optional<Path> neededBy(String key) {
        Optional<Path> found = directory.locate();
        if (found.isEmpty()) {
            unmet.add(key);
        }
        return found;
    }

    /** Returns the directory if there is one; nothing is lost without it. */
    Optional<Path> ifThere() {
        return directory.locate();
    }

    /** Notes one problem for all settings whose default has no place. */
    void report(ConfigurationProblems problems) {
        if (!unmet.isEmpty()) {
            problems.add(String.join(" and ", unmet) + " cannot have a default, because there is no state directory: "
                    + StateDirectory.missing() + ", or give each of them a value");
        }
    }
}
