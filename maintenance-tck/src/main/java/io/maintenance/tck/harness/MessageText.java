// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import io.maintenance.spi.BackendException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Texts and failures as messages show them: short, and with characters that look alike told apart. */
public final class MessageText {

    /** What to do where the machine may be to blame. */
    public static final String SLOW_MACHINE =
            "On a slow machine, -Dtck.timeout=30s gives each call longer, and -Dtck.patience=5m waits longer.";

    private static final int LONGEST = 24;

    private MessageText() {}

    public static String text(@Nullable String text) {
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

    public static String failure(Throwable failure) {
        return failure instanceof BackendException expected
                ? "BackendException " + expected.kind() + " (" + expected.getMessage() + ")"
                : failure.toString();
    }

    public static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String at(String text, int index) {
        return index < text.length() ? String.format("U+%04X", text.codePointAt(index)) : "the end";
    }

    private static String point(int point) {
        return point >= ' ' && point <= '~' ? Character.toString(point) : String.format("\\u{%X}", point);
    }
}
