// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads times as {@link Instant#parse} does. The spelling that entries are written in is read by hand: ten thousand scopes have
 * many times, and a formatter that has just been loaded takes longer for them than everything else together.
 */
final class InstantText {

    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final String MILLIS = "0000-00-00T00:00:00.000Z";

    private InstantText() {}

    /**
     * Returns the time.
     *
     * @throws DateTimeException if the text is none
     */
    static Instant parse(String text) {
        boolean millis = hasShape(text, MILLIS);
        boolean usual = millis || hasShape(text, SECONDS);
        // Midnight as 24:00 and leap seconds are left to the JDK.
        if (!usual || number(text, 11, 2) > 23 || number(text, 14, 2) > 59 || number(text, 17, 2) > 59) {
            return Instant.parse(text);
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2))
                .toEpochDay();
        long second = (number(text, 11, 2) * 60L + number(text, 14, 2)) * 60 + number(text, 17, 2);
        return Instant.ofEpochSecond(day * 86_400 + second, millis ? number(text, 20, 3) * 1_000_000L : 0);
    }

    /** Tells whether the text has digits where the shape has zeros, and is the same elsewhere. */
    private static boolean hasShape(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean fits = shape.charAt(at) == '0' ? c >= '0' && c <= '9' : c == shape.charAt(at);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }
}
