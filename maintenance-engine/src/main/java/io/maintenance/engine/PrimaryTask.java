// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import java.time.Duration;

/** Synchronises with the primary store at its pace. Of one thread. */
final class PrimaryTask implements PeriodicTask {

    private final Synchronizer synchronizer;
    private final NodeParts parts;
    private final Pace pace;
    private final Runnable afterwards;

    PrimaryTask(Synchronizer synchronizer, NodeParts parts, Pace pace, Runnable afterwards) {
        this.synchronizer = synchronizer;
        this.parts = parts;
        this.pace = pace;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        pace.reads(now());
        try {
            synchronizer.run(Cause.REMOTE_CHANGE);
        } finally {
            pace.looked(now(), parts.stores().primary().failure().isPresent());
        }
        afterwards.run();
    }

    /** A store that pushes is looked at seldom, unless it lacks something. */
    @Override
    public Duration pause() {
        boolean watched = parts.stores().primary().isWatchComplete() && synchronizer.isDelivered();
        return pace.next(now(), watched, parts.surroundings().random());
    }

    private long now() {
        return parts.surroundings().nanoTime();
    }
}
