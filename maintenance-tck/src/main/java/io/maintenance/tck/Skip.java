// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import org.junit.jupiter.api.Assumptions;

/** Leaves a rule out, with the reason. */
final class Skip {

    private Skip() {}

    /** Skips the test unless {@code possible}. */
    static void unless(boolean possible, String reason) {
        if (!possible) {
            Assumptions.abort(reason);
        }
    }
}
