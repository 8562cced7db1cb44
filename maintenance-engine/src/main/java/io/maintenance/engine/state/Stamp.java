// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders changes: the larger stamp wins, wherever and whenever two of them meet.
 *
 * @param millis the wall clock of the machine that made the change, or one millisecond more than what the change replaces
 * @param writer the process that made the change, {@code who@host#} and 64 random bits; breaks ties
 */
public record Stamp(long millis, String writer) implements Comparable<Stamp> {

    /** Lower than every stamp that was ever issued: the rank of what does not parse. */
    public static final Stamp NONE = new Stamp(Long.MIN_VALUE, "");

    /**
     * The largest time that a stamp can have, in the year 10889. What is larger was not written by any clock, and could not be
     * beaten by a change; so it is not read. The many years behind 9999 leave room for the successors of any time that people
     * or machines put for "never".
     */
    static final long LATEST = (1L << 48) - 1;

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_WRITER = 200;
    private static final long NO_NUMBER = -1;
    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::millis).thenComparing(Stamp::writer);

    /** Checks the components. */
    public Stamp {
        Objects.requireNonNull(writer, "writer");
    }

    /** Reads what {@link #text} wrote; empty if the text is no stamp. */
    public static Optional<Stamp> parse(String text) {
        int dot = text.indexOf('.');
        long millis = number(text, dot);
        String writer = text.substring(dot + 1);
        return millis != NO_NUMBER && millis <= LATEST && isWriter(writer)
                ? Optional.of(new Stamp(millis, writer))
                : Optional.empty();
    }

    /** Tells whether a text may name a process: visible ASCII, not endless, for it is shown to people. */
    public static boolean isWriter(String text) {
        if (text.isEmpty() || text.length() > LONGEST_WRITER) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '!' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static long number(String text, int end) {
        if (end < 1 || end > MOST_DIGITS) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return NO_NUMBER;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /** Returns the stamp as it is stored: {@code 1795289400000.ops@web-1#9f2c4a7d01e3b586}. */
    public String text() {
        return millis + "." + writer;
    }

    /** Returns the larger of two stamps. */
    public static Stamp max(Stamp a, Stamp b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
