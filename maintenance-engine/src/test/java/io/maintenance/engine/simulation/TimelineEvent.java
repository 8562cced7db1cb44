// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import org.jspecify.annotations.Nullable;

/** An event of the timeline: at its time a thread goes on, or an effect comes about. */
final class TimelineEvent implements Comparable<TimelineEvent> {

    final long time;
    final @Nullable SimulatedThread thread;
    final @Nullable Runnable effect;
    private final long number;
    boolean cancelled;

    TimelineEvent(long time, long number, @Nullable SimulatedThread thread, @Nullable Runnable effect) {
        this.time = time;
        this.number = number;
        this.thread = thread;
        this.effect = effect;
    }

    @Override
    public int compareTo(TimelineEvent other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
