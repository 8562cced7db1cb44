// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

/** A text of somebody else within a message of ours: some end theirs in a full stop, and some do not. */
public final class Sentence {

    private Sentence() {}

    /** Returns the text with exactly one mark at its end: its own exclamation or question mark, or a full stop. */
    public static String of(String text) {
        String end = clause(text);
        return end.endsWith("!") || end.endsWith("?") ? end : end + ".";
    }

    /** Returns the text without a full stop at its end, to go on with. */
    public static String clause(String text) {
        return text.strip().replaceFirst("[.\\s]+\\z", "");
    }
}
