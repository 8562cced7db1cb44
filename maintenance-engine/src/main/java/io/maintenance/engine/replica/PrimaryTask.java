// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.engine.knowledge.NodeContext;
import java.time.Duration;

/** Synchronizes with the primary store on its poll schedule. Used by one thread. */
public final class PrimaryTask implements PeriodicTask {

    private final Synchronizer synchronizer;
    private final NodeContext context;
    private final PollSchedule schedule;
    private final Runnable afterwards;

    public PrimaryTask(Synchronizer synchronizer, NodeContext context, Runnable afterwards) {
        this.synchronizer = synchronizer;
        this.context = context;
        this.schedule = new PollSchedule(
                context.settings().pollInterval(), context.settings().pollIntervalWatched(), now());
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        schedule.reads(now());
        try {
            synchronizer.run();
        } finally {
            schedule.looked(now(), context.stores().primary().failure().isPresent());
        }
        afterwards.run();
    }

    /** A store that pushes is looked at seldom, unless it lacks something. */
    @Override
    public Duration pause() {
        boolean watched = context.stores().primary().isWatchComplete() && synchronizer.isDelivered();
        return schedule.next(now(), watched, context.platform().random());
    }

    private long now() {
        return context.platform().nanoTime();
    }
}
