// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import java.time.Duration;

/**
 * How often a replica looks at its stores: at every poll; less often at a primary that pushes its changes, or fails; more often
 * at one that has just come back. Times are readings of a monotonic clock, in nanoseconds. Of one thread.
 */
final class Pace {

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
    Pace(Duration interval, Duration intervalWatched, long now) {
        this.interval = interval;
        this.intervalWatched = intervalWatched;
        this.readAt = now - intervalWatched.toNanos();
        this.backAt = now - SETTLING.toNanos();
    }

    /** Tells whether it is time to read the primary store, though nothing else is a reason to. */
    boolean isDue(long now, boolean watched) {
        return now - readAt >= pause(now, watched).toNanos();
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

    /** Tells whether the primary store failed when it was looked at last. */
    boolean isFailing() {
        return failures > 0;
    }

    /**
     * Returns how long to wait for the next look. A fallback is looked at as often as ever, whatever the primary does: a command
     * may leave a change there.
     *
     * @param chance between 0 and 1, so that nodes do not all look at the same moment
     */
    Duration next(long now, boolean watched, boolean hasFallback, double chance) {
        Duration rare = pause(now, watched);
        Duration regular = isSettling(now) ? shorter(interval, INTERVAL_SETTLING) : interval;
        Duration base = hasFallback || rare.isZero() ? regular : rare;
        long jittered = (long) (base.toNanos() * (1 - JITTER + 2 * JITTER * chance));
        long untilDue = readAt + rare.toNanos() - now;
        return Duration.ofNanos(isFailing() && untilDue > 0 ? Math.min(jittered, untilDue) : jittered);
    }

    /** How long the primary store is left alone unless there is a reason to read it. */
    private Duration pause(long now, boolean watched) {
        if (!isFailing()) {
            return watched && !isSettling(now) ? intervalWatched : Duration.ZERO;
        }
        Duration longest = interval.compareTo(LONGEST_BACKOFF) > 0 ? interval : LONGEST_BACKOFF;
        double nanos = Math.min((double) interval.toNanos() * Math.pow(2, failures - 1.0), (double) longest.toNanos());
        return Duration.ofNanos((long) nanos);
    }

    private boolean isSettling(long now) {
        return !isFailing() && now - backAt < SETTLING.toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
