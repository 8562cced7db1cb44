// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How messages show texts: short, and so that characters that look alike can be told apart. */
final class Shown {

    private static final int LONGEST = 24;

    private Shown() {}

    static String text(@Nullable String text) {
        if (text == null) {
            return "absent";
        }
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(point -> shown.append(point(point)));
        boolean cut = text.codePointCount(0, text.length()) > LONGEST;
        return shown.append(cut ? "...\" (" + text.length() + " characters)" : "\"")
                .toString();
    }

    /** Says where two texts differ first; empty if one is absent. */
    static String difference(@Nullable String expected, @Nullable String seen) {
        if (expected == null || seen == null) {
            return "";
        }
        int at = 0;
        while (at < expected.length() && at < seen.length() && expected.charAt(at) == seen.charAt(at)) {
            at++;
        }
        return ", which differs at index " + at + " (" + at(expected, at) + " became " + at(seen, at) + ")";
    }

    static String failure(Throwable failure) {
        return failure instanceof BackendException expected
                ? "BackendException " + expected.kind() + " (" + expected.getMessage() + ")"
                : failure.toString();
    }

    static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String at(String text, int index) {
        return index < text.length() ? String.format("U+%04X", text.codePointAt(index)) : "the end";
    }

    private static String point(int point) {
        return point >= ' ' && point <= '~' ? Character.toString(point) : String.format("\\u{%X}", point);
    }
}
