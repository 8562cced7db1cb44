// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.Optional;

/**
 * A value, and where it was read.
 *
 * @param text the value, without surrounding blanks; it may be a secret
 * @param origin where it was read, for people
 * @param rank how it compares with other sources
 * @param replaced the rank of the value that it took the place of; {@link Rank#DEFAULT} if there was none
 */
record Given(String text, String origin, Rank rank, Rank replaced) {

    static final String BY_PROGRAM = "set by the program or on its command line";

    Given(String text, String origin, Rank rank) {
        this(text, origin, rank, Rank.DEFAULT);
    }

    /** Returns the same in place of another value. */
    Given inPlaceOf(Given other) {
        return new Given(text, origin, rank, other.rank);
    }

    static Given byDefault(String text) {
        return new Given(text, "the default", Rank.DEFAULT);
    }

    static Given byProgram(String text) {
        return new Given(text.strip(), BY_PROGRAM, Rank.PROGRAM);
    }

    /** Returns what is wrong with the value, whatever the setting; empty if nothing is. */
    Optional<String> problem(String key) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String hint = rank == Rank.FILE ? ": backslashes must be doubled" : ": remove it";
        return Optional.of(key + " has a control character in its value (" + origin + ")" + hint);
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return "a value (" + origin + ")";
    }
}
