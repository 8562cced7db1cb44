// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

/** The rule for names of scopes and holders: stable, short, and safe in every store and on every command line. */
public final class Slug {

    /** What is allowed, as messages say it. */
    public static final String RULE =
            "lower-case letters, digits, '-' and '_', at most 64, beginning with a letter or digit";

    private static final int LONGEST = 64;

    private Slug() {}

    /** Tells whether a text is such a name. Asked for every line of an entry, so by hand. */
    public static boolean matches(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isLetterOrDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /**
     * Returns the text if it is such a name.
     *
     * @param what what the name is for, as the message should say it: "a scope"
     * @throws IllegalArgumentException otherwise
     */
    public static String require(String what, String text) {
        if (!matches(text)) {
            throw new IllegalArgumentException("'" + text + "' cannot be the name of " + what + ": use " + RULE);
        }
        return text;
    }
}
