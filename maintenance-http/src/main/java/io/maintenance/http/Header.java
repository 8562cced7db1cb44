// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.util.Objects;

/**
 * One line of a response's head. Immutable.
 *
 * @param name the name, as people write it
 * @param value the value: printable ASCII and blanks only
 */
public record Header(String name, String value) {

    /** Checks that the value is fit for a response. */
    public Header {
        Objects.requireNonNull(name, "name");
        if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("The value of " + name + " has other characters than printable ASCII");
        }
    }
}
