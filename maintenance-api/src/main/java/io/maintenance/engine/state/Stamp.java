// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([!-~]{1,200})");
    private static final Comparator<Stamp> ORDER =
            Comparator.comparingLong(Stamp::millis).thenComparing(Stamp::writer);

    /** Checks the components. */
    public Stamp {
        Objects.requireNonNull(writer, "writer");
    }

    /** Reads what {@link #text} wrote; empty if the text is no stamp. */
    public static Optional<Stamp> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() && Long.parseLong(matcher.group(1)) <= LATEST
                ? Optional.of(new Stamp(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
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
