// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

/**
 * The value of a setting, and where it was read.
 *
 * @param text the value; it may be a secret
 * @param origin where it was read, for people
 */
public record Given(String text, String origin) {

    /** Strips the blanks around the value. */
    public Given {
        text = text.strip();
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return "a value (" + origin + ")";
    }
}
