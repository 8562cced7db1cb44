// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.state;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Issues the stamps of one process: never the same one twice, always larger than what a change replaces, and otherwise the
 * wall clock's. A register that someone wrote with a clock far ahead raises the stamps of its own successors only.
 * Thread-safe.
 */
public final class Stamps {

    /** Enough to cover what one process issues while a clock stands still. */
    private static final int REMEMBERED = 10_000;

    private final String writer;
    private final Set<Long> issued = new LinkedHashSet<>();

    /** Creates the source of one process, {@code who@host#} and 16 hexadecimal digits. */
    public Stamps(String writer) {
        this.writer = Objects.requireNonNull(writer, "writer");
    }

    /** Returns who writes. */
    public String writer() {
        return writer;
    }

    /** Returns a new stamp that is larger than {@code replaced} and {@code floor}, and not earlier than {@code now}. */
    public Stamp after(long now, Stamp replaced, Stamp floor) {
        return new Stamp(
                issue(Math.max(Math.max(now, 0), Stamp.max(replaced, floor).millis() + 1)), writer);
    }

    private synchronized long issue(long earliest) {
        long millis = earliest;
        while (!issued.add(millis)) {
            millis++;
        }
        if (issued.size() > REMEMBERED) {
            issued.remove(issued.iterator().next());
        }
        return millis;
    }
}
