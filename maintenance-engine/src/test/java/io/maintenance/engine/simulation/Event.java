// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.simulation;

import org.jspecify.annotations.Nullable;

/** Something that is due: an actor goes on, or an effect comes about. */
final class Event implements Comparable<Event> {

    final long time;
    final @Nullable Actor actor;
    final @Nullable Runnable effect;
    private final long number;
    boolean cancelled;

    Event(long time, long number, @Nullable Actor actor, @Nullable Runnable effect) {
        this.time = time;
        this.number = number;
        this.actor = actor;
        this.effect = effect;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
}
