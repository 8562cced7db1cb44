// SPDX-License-Identifier: Apache-2.0
package io.maintenance.address;

/**
 * Text of unknown origin as messages show it: in quotes, of bounded length, without characters that look like others or like
 * none.
 */
final class QuotedText {

    private static final int LONGEST = 64;

    private QuotedText() {}

    /** Returns the text in quotes; what is not printable ASCII is escaped, and what is too long is cut. */
    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> append(quoted, (char) c));
        return quoted.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }

    private static void append(StringBuilder quoted, char c) {
        if (c < ' ' || c > '~') {
            quoted.append(String.format("\\u%04x", (int) c));
        } else if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else {
            quoted.append(c);
        }
    }
}
