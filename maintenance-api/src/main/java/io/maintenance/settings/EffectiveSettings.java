// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a configuration comes to: every setting with its value and where that came from, the defaults among them. Shows no
 * secret. Immutable.
 *
 * @param settings by name. A value that is secret is {@code ***}; one that is wrong stands as it was written, as far as it is
 *     certainly no secret
 * @param problems every error, as {@link io.maintenance.ConfigurationException#problems} has it, and those that modules above the
 *     switch find in theirs
 * @param warnings what is probably not meant, a sentence for each: environment variables that begin with {@code MAINTENANCE_} and
 *     are no settings, for instance
 */
public record EffectiveSettings(SortedMap<String, Setting> settings, List<String> problems, List<String> warnings) {

    /** Copies the components. */
    public EffectiveSettings {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
