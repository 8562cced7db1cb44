// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

/** An assertion of a trial, which runs in tests and in programs. */
final class Expectation {

    private Expectation() {}

    /** Fails unless {@code holds}: says what was expected, and what was seen. */
    static void that(boolean holds, String expected, Object seen) {
        if (!holds) {
            throw new AssertionError("Expected that " + expected + ", but saw " + seen);
        }
    }
}
