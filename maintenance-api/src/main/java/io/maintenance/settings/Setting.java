// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import java.util.Objects;

/**
 * The value of a setting, as the configuration of a switch has it. Immutable.
 *
 * @param value the value; it may be a secret
 * @param origin where it was read, for people: {@code /etc/maintenance/maintenance.properties, line 3}
 */
public record Setting(String value, String origin) {

    /** Checks the components. */
    public Setting {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
    }

    /** Shows where it was read, and not the value, which may be a secret. */
    @Override
    public String toString() {
        return "Setting[" + origin + "]";
    }
}
