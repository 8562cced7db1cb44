// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

/** Expectations of trials that run in tests and in programs. */
final class Check {

    private Check() {}

    /** Fails unless {@code holds}: says what was expected, and what was seen. */
    static void that(boolean holds, String expected, Object seen) {
        if (!holds) {
            throw new AssertionError("Expected that " + expected + ", but saw " + seen);
        }
    }
}
