// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import java.time.Duration;

/**
 * The schedule by which a replica polls its primary store: less often if it pushes its changes, or fails; more often if it has
 * just come back. Times are readings of a monotonic clock, in nanoseconds. Of one thread.
 */
final class PollSchedule {

    /** A store that is back should be noticed within a few seconds, however long it was away. */
    private static final Duration LONGEST_BACKOFF = Duration.ofMillis(1500);

    /**
     * Once a store is back, each node delivers what it kept meanwhile, when it notices. For longer than the last may take to notice
     * and to deliver, the others look again soon, so that all agree shortly after.
     */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration INTERVAL_SETTLING = Duration.ofMillis(250);

    /** Beyond this the pause is the longest in any case. */
    private static final int MOST_FAILURES = 10;

    private static final double JITTER = 0.2;

    private final Duration interval;
    private final Duration intervalWatched;
    private int failures;
    private long readAt;
    private long backAt;

    /**
     * Begins with a store that was never read and is not known to fail.
     *
     * @param interval between two looks
     * @param intervalWatched between two looks at a primary store that pushes every change
     */
    PollSchedule(Duration interval, Duration intervalWatched, long now) {
        this.interval = interval;
        this.intervalWatched = intervalWatched;
        this.readAt = now;
        this.backAt = now - SETTLING.toNanos();
    }

    /** Notes that the primary store is read now. */
    void reads(long now) {
        readAt = now;
    }

    /** Notes how the primary store does after a look. */
    void looked(long now, boolean failed) {
        if (!failed && failures > 0) {
            backAt = now;
        }
        failures = failed ? Math.min(failures + 1, MOST_FAILURES) : 0;
    }

    /**
     * Returns how long to wait for the next look.
     *
     * @param watched whether the primary store pushes every change, and lacks nothing
     * @param chance between 0 and 1, so that nodes do not all look at the same moment
     */
    Duration next(long now, boolean watched, double chance) {
        long untilDue = readAt + backoff().toNanos() - now;
        if (isFailing() && untilDue > 0) {
            return Duration.ofNanos(untilDue);
        }
        Duration regular = watched && !isFailing() ? intervalWatched : interval;
        Duration base = isSettling(now) ? shorter(interval, INTERVAL_SETTLING) : regular;
        return Duration.ofNanos((long) (base.toNanos() * (1 - JITTER + 2 * JITTER * chance)));
    }

    private Duration backoff() {
        Duration longest = interval.compareTo(LONGEST_BACKOFF) > 0 ? interval : LONGEST_BACKOFF;
        double nanos = Math.min((double) interval.toNanos() * Math.pow(2, failures - 1.0), (double) longest.toNanos());
        return Duration.ofNanos((long) nanos);
    }

    private boolean isFailing() {
        return failures > 0;
    }

    private boolean isSettling(long now) {
        return !isFailing() && now - backAt < SETTLING.toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
