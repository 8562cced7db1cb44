// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.regex.Pattern;

/** The rule for names of scopes and holders: stable, short, and safe in every store and on every command line. */
public final class Slug {

    /** What is allowed, as messages say it. */
    public static final String RULE =
            "lower-case letters, digits, '-' and '_', at most 64, beginning with a letter or digit";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private Slug() {}

    /** Tells whether a text is such a name. */
    public static boolean matches(String text) {
        return PATTERN.matcher(text).matches();
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
