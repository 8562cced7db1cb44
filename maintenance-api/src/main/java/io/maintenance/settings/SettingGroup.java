// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import io.maintenance.spi.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The settings of one module that builds on the switch: all names below a prefix of its own, such as {@code maintenance.http.}.
 *
 * <p>Groups are found by {@link java.util.ServiceLoader}. Other readers of the same configuration, such as the
 * commands {@code config} and {@code doctor}, thereby accept its names and validate their values as the module does. Names of a
 * group that nothing on the class path declares are accepted and not validated.
 *
 * <p>Implementations have a public constructor without parameters. Thread-safe.
 */
public interface SettingGroup {

    /** Returns what the names begin with: {@code maintenance.}, a word of {@code a-z}, {@code 0-9} and {@code -}, and a dot. */
    String prefix();

    /** Returns the full names that environment variables may give; empty if there are none. */
    default Collection<String> names() {
        return List.of();
    }

    /**
     * Returns every error, in the words in which the module itself reports them; empty if there is none.
     *
     * @param settings what is set below the prefix, by full name
     */
    default List<String> problems(Map<String, Setting> settings) {
        return List.of();
    }

    /**
     * Returns what is allowed and will hardly do what is expected of it, for {@code doctor}; empty if there is nothing to say.
     *
     * @param settings what is set below the prefix, by full name, without errors
     */
    default List<Finding> diagnose(Map<String, Setting> settings) {
        return List.of();
    }
}
