// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.knowledge.NodeContext;
import java.time.Duration;

/** Synchronises with the primary store at its pace. Of one thread. */
public final class PrimaryTask implements PeriodicTask {

    private final Synchronizer synchronizer;
    private final NodeContext context;
    private final Pace pace;
    private final Runnable afterwards;

    public PrimaryTask(Synchronizer synchronizer, NodeContext context, Runnable afterwards) {
        this.synchronizer = synchronizer;
        this.context = context;
        this.pace =
                new Pace(context.settings().pollInterval(), context.settings().pollIntervalWatched(), now());
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        pace.reads(now());
        try {
            synchronizer.run(Cause.REMOTE_CHANGE);
        } finally {
            pace.looked(now(), context.stores().primary().failure().isPresent());
        }
        afterwards.run();
    }

    /** A store that pushes is looked at seldom, unless it lacks something. */
    @Override
    public Duration pause() {
        boolean watched = context.stores().primary().isWatchComplete() && synchronizer.isDelivered();
        return pace.next(now(), watched, context.surroundings().random());
    }

    private long now() {
        return context.surroundings().nanoTime();
    }
}
