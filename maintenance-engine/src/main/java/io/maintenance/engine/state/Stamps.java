// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeRefusedException.Reason;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Issues the stamps of one process: never the same one twice, always larger than what a change replaces, and otherwise the
 * wall clock's. A register that someone wrote with a clock far ahead raises the stamps of its own successors only.
 * Thread-safe.
 */
public final class Stamps {

    /** Enough for a clock that is set back: what is issued in a row, because a clock stands still, counts as one. */
    private static final int REMEMBERED = 10_000;

    private final String writer;

    /** Milliseconds that were issued: of each unbroken row the last one by the first one. */
    private final TreeMap<Long, Long> issued = new TreeMap<>();

    /** Creates the source of one process, {@code who@host#} and 16 hexadecimal digits. */
    public Stamps(String writer) {
        this.writer = Objects.requireNonNull(writer, "writer");
    }

    /** Returns who writes. */
    public String writer() {
        return writer;
    }

    /**
     * Returns a new stamp that is larger than {@code replaced} and {@code floor}, and not earlier than {@code now} if that is a
     * time that a stamp can have.
     *
     * @throws ChangeRefusedException if there is no such stamp, because what is replaced has the largest one
     */
    public Stamp after(long now, Stamp replaced, Stamp floor) {
        Stamp former = Stamp.max(replaced, floor);
        long clock = now > Stamp.LATEST ? 0 : Math.max(now, 0);
        long millis = issue(Math.max(clock, former.millis() + 1));
        if (millis > Stamp.LATEST) {
            throw new ChangeRefusedException(
                    Reason.DAMAGED,
                    "Nothing was changed: the entry holds the stamp " + former.text()
                            + ", and no stamp is later than " + Stamp.LATEST
                            + ". No clock wrote that: put a time of today in its place.");
        }
        return new Stamp(millis, writer);
    }

    /** Takes the first millisecond that is free, and joins it to the rows on both sides. */
    private synchronized long issue(long earliest) {
        Map.Entry<Long, Long> before = issued.floorEntry(earliest);
        boolean joins = before != null && before.getValue() >= earliest - 1;
        long millis = joins ? before.getValue() + 1 : earliest;
        Long last = issued.remove(millis + 1);
        issued.put(joins ? before.getKey() : millis, last == null ? millis : last);
        if (issued.size() > REMEMBERED) {
            issued.pollFirstEntry();
        }
        return millis;
    }
}
