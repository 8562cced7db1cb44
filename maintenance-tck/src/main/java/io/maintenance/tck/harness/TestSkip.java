// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import org.junit.jupiter.api.Assumptions;

/** The end of a test that is impossible here, with the reason. */
public final class TestSkip {

    private TestSkip() {}

    /** Skips the test unless {@code possible}. */
    public static void unless(boolean possible, String reason) {
        if (!possible) {
            Assumptions.abort(reason);
        }
    }
}
