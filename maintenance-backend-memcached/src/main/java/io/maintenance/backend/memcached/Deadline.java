// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import java.time.Duration;

/**
 * When a call must have ended.
 *
 * @param end on the clock of {@link System#nanoTime}
 */
record Deadline(long end) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns what is left, or zero. */
    long nanos() {
        return Math.max(0, end - System.nanoTime());
    }

    /** Returns what is left in whole milliseconds, at least one: zero means "for ever" to a socket. */
    int millis() {
        return (int) Math.max(1, nanos() / 1_000_000);
    }
}
