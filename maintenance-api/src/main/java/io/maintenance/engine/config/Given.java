// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

/**
 * A value, and where it was read.
 *
 * @param text the value, without surrounding blanks; it may be a secret
 * @param origin where it was read, for people
 * @param rank how it compares with other sources
 */
record Given(String text, String origin, Rank rank) {

    static final String BY_PROGRAM = "set by the program or on its command line";

    static Given byDefault(String text) {
        return new Given(text, "the default", Rank.DEFAULT);
    }

    static Given byProgram(String text) {
        return new Given(text.strip(), BY_PROGRAM, Rank.PROGRAM);
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return "a value (" + origin + ")";
    }
}
