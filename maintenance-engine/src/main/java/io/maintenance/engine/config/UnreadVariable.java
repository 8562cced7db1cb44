// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

/**
 * An environment variable that begins like ours and that nobody reads.
 *
 * @param variable its name
 * @param what what it is not
 * @param nearest the variable that may have been meant; empty if there is none
 */
public record UnreadVariable(String variable, String what, String nearest) {

    /** Returns what is to be said of it. */
    public String detail() {
        return variable + " is " + what + ", so it has no effect";
    }

    /** Returns the same with what may have been meant. */
    public String sentence() {
        return nearest.isEmpty() ? detail() : detail() + ": did you mean " + nearest + "?";
    }
}
