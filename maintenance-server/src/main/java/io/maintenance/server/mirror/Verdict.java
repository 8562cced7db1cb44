// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.mirror;

import java.util.Locale;

/** What a mirror says of a scope. */
enum Verdict {
    /** Every request goes to the application. */
    OFF,
    /** Only requests that change nothing go there. */
    READ_ONLY,
    /** No request goes there. */
    ON;

    /** Returns the verdict as it stands in files and maps: {@code read-only}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
