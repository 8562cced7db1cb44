// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.util.Locale;

/** How much an active maintenance rejects. Later constants are stricter. */
public enum Level {
    /** Unsafe HTTP methods are rejected (RFC 9110, section 9.2.1); reading goes on. */
    READ_ONLY("read-only"),

    /** Everything is rejected. */
    FULL("full");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /**
     * Returns the level with this label, in whatever case.
     *
     * @throws IllegalArgumentException if there is none; the message says what is allowed
     */
    public static Level of(String text) {
        for (Level level : values()) {
            if (level.label.equals(text.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a level: allowed are full and read-only");
    }

    /** Returns the level as people write it and as it is stored: {@code full} or {@code read-only}. */
    public String label() {
        return label;
    }
}
