// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 90s}, {@code 90m}, {@code 1h30m}, {@code 2d}, {@code 1w}, or
 * ISO 8601 as in {@code PT1H}. Thread-safe.
 */
public final class DurationText {

    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Duration[] UNITS = {
        Duration.ofDays(7),
        Duration.ofDays(1),
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(1)
    };
    private static final int LONGEST_SHOWN = 40;
    private static final String ALLOWED = "write it as 500ms, 90s, 90m, 1h30m, 2d, 1w or PT1H";

    private DurationText() {}

    /**
     * Returns the duration that {@code text} names. Upper and lower case are the same, blanks around it and between its
     * parts do not count, and larger units come first.
     *
     * @throws IllegalArgumentException if the text is no duration, lacks a unit, is negative or is too long to count;
     *     the message says what to write
     */
    public static Duration parse(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[a-z])\\s+(?=[0-9])", "");
        if (stripped.matches("[0-9]{1,18}")) {
            throw wrong(text, "has no unit: " + stripped + "s? " + stripped + "m?");
        }
        try {
            Duration duration = isIso(stripped) ? Duration.parse(stripped) : sum(text, stripped);
            if (duration.isNegative()) {
                throw wrong(text, "is negative: " + ALLOWED);
            }
            return duration;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text, "is too long to count");
        } catch (DateTimeException e) {
            boolean counted = e.getCause() instanceof ArithmeticException;
            throw wrong(text, counted ? "is too long to count" : "is not a duration: " + ALLOWED);
        }
    }

    /**
     * Returns the duration in the form that {@link #parse} reads, such as {@code 1h30m}; days are the largest unit, and
     * what is shorter than a millisecond is dropped. Negative durations begin with {@code -}.
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            boolean hasOpposite = duration.toSeconds() != Long.MIN_VALUE;
            return "-" + format(hasOpposite ? duration.negated() : Duration.ofSeconds(Long.MAX_VALUE));
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDaysPart(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.length() == 0 ? "0s" : text.toString();
    }

    private static boolean isIso(String text) {
        return text.startsWith("p") || text.startsWith("-p") || text.startsWith("+p");
    }

    private static Duration sum(String text, String stripped) {
        Matcher parts = PARTS.matcher(stripped);
        if (stripped.isEmpty() || !parts.matches()) {
            String unsigned = stripped.startsWith("-") ? stripped.substring(1) : "";
            boolean negative = !unsigned.isEmpty() && PARTS.matcher(unsigned).matches();
            throw wrong(text, (negative ? "is negative: " : "is not a duration: ") + ALLOWED);
        }
        Duration sum = Duration.ZERO;
        for (int i = 0; i < UNITS.length; i++) {
            String count = parts.group(i + 1);
            sum = count == null ? sum : sum.plus(UNITS[i].multipliedBy(Long.parseLong(count)));
        }
        return sum;
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(count).append(unit);
        }
    }

    private static IllegalArgumentException wrong(String text, String why) {
        boolean tooLong = text.length() > LONGEST_SHOWN;
        String shown = tooLong ? "a text of " + text.length() + " characters" : '"' + text + '"';
        return new IllegalArgumentException(shown.replaceAll("\\p{Cntrl}", "?") + " " + why);
    }
}
