// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The places of bodies that are read at the same time. A body whose time is over has none any more, also if its client just
 * stopped sending and the container waits for it: nothing is read of it then. Thread-safe.
 */
final class DrainPermits {

    private final int count;
    private final LongSupplier nanoTime;
    private final Map<Object, Long> deadlines = new HashMap<>();

    DrainPermits(int count, LongSupplier nanoTime) {
        this.count = count;
        this.nanoTime = nanoTime;
    }

    /** Takes a place, and returns what gives it back; {@code null} if there is none. */
    synchronized @Nullable Runnable tryTake() {
        long now = nanoTime.getAsLong();
        if (deadlines.size() >= count) {
            deadlines.values().removeIf(deadline -> now - deadline >= 0);
        }
        if (deadlines.size() >= count) {
            return null;
        }
        Object place = new Object();
        deadlines.put(place, now + BodyDrain.LONGEST_NANOS);
        return () -> giveBack(place);
    }

    private synchronized void giveBack(Object place) {
        deadlines.remove(place);
    }
}
