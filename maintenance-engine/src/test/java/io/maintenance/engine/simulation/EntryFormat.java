// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A format of entries. The later one prevails, as the larger stamp does. */
enum EntryFormat {
    /** The format of this version. */
    FIRST,
    /** A later format in lines as this version writes them. */
    OPEN,
    /** A later format of which this version can tell nothing but that. */
    SEALED;

    private static final String SEAL = "maintenance/2+sealed:";

    /** Returns the format of an entry. */
    static EntryFormat of(@Nullable String text) {
        if (text == null) {
            return FIRST;
        }
        if (text.startsWith(SEAL)) {
            return SEALED;
        }
        return text.startsWith("format=2\n") || text.contains("\nformat=2\n") ? OPEN : FIRST;
    }

    /** Tells whether this version must not write over it. */
    boolean isLater() {
        return this != FIRST;
    }

    /** What the line says that names the format. */
    String number() {
        return isLater() ? "2" : "1";
    }

    /** Returns lines as they are stored. */
    String wrap(String lines) {
        return this == SEALED
                ? SEAL + Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8))
                : lines;
    }

    /** Returns the lines of what is stored. */
    String unwrap(String text) {
        return this == SEALED
                ? new String(Base64.getDecoder().decode(text.substring(SEAL.length())), StandardCharsets.UTF_8)
                : text;
    }
}
