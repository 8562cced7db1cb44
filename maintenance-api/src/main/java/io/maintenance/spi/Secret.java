// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

import java.util.Objects;

/** A text that no message, log or {@code toString} shows. Immutable. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Returns a secret with this value. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** Returns the value, in an array that belongs to the caller. */
    public char[] reveal() {
        return value.toCharArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
