// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.terminal;

/** An escape of characters that control a terminal. Stored texts were written by others and must not control it. */
public final class TerminalEscape {

    private TerminalEscape() {}

    /** Returns the text with control, separator and bidirectional formatting characters written as escapes. */
    public static String escape(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isUnsafe(c)) {
                    shown.append(String.format("\\u%04X", c));
                } else {
                    shown.appendCodePoint(c);
                }
            }
        }
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
