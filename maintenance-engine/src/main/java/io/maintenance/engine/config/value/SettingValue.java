// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.value;

import java.util.Optional;

/**
 * A value, and where it was read.
 *
 * @param text the value, without surrounding blanks; it may be a secret
 * @param origin where it was read, for people
 * @param precedence how it compares with other sources
 * @param replaced the precedence of the value that it took the place of; {@link SourcePrecedence#DEFAULT} if there was none
 */
public record SettingValue(String text, String origin, SourcePrecedence precedence, SourcePrecedence replaced) {

    /** The origin of what the program sets. */
    public static final String BY_PROGRAM = "set by the program or on its command line";

    /** Creates a value that took the place of none. */
    public SettingValue(String text, String origin, SourcePrecedence precedence) {
        this(text, origin, precedence, SourcePrecedence.DEFAULT);
    }

    /** Returns the same in place of another value. */
    public SettingValue inPlaceOf(SettingValue other) {
        return new SettingValue(text, origin, precedence, other.precedence);
    }

    /** Returns a default. */
    public static SettingValue byDefault(String text) {
        return new SettingValue(text, "the default", SourcePrecedence.DEFAULT);
    }

    /** Returns a value that the program sets. */
    public static SettingValue byProgram(String text) {
        return new SettingValue(text.strip(), BY_PROGRAM, SourcePrecedence.PROGRAM);
    }

    /** Returns what is wrong with the value, whatever the setting; empty if nothing is. */
    public Optional<String> problem(String key) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        String hint = precedence == SourcePrecedence.FILE ? ": backslashes must be doubled" : ": remove it";
        return Optional.of(key + " has a control character in its value (" + origin + ")" + hint);
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return "a value (" + origin + ")";
    }
}
