// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.Synchronizer.Look;
import java.time.Duration;

/** The life of a replica: synchronises for as long as it lasts, looks at the flag file, and re-asserts what was lost. */
final class ReplicaLife implements Life {

    private final Synchronizer synchronizer;
    private final Ticker ticker;
    private final FlagFile flagFile;
    private final Surroundings surroundings;
    private final Duration startTimeout;

    ReplicaLife(
            Synchronizer synchronizer,
            Ticker ticker,
            FlagFile flagFile,
            Surroundings surroundings,
            Duration startTimeout) {
        this.synchronizer = synchronizer;
        this.ticker = ticker;
        this.flagFile = flagFile;
        this.surroundings = surroundings;
        this.startTimeout = startTimeout;
    }

    @Override
    public void begin() {
        flagFile.start();
        long start = surroundings.nanoTime();
        try {
            ticker.start(startTimeout);
            flagFile.awaitFirstLook(startTimeout.minusNanos(surroundings.nanoTime() - start));
        } catch (InterruptedException interrupted) { // then the start waits no longer
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void synchronize() {
        synchronizer.run(Look.BOTH, Cause.REMOTE_CHANGE);
    }

    @Override
    public void beforeChange() {
        ticker.changing();
        if (synchronizer.hasSlept()) {
            synchronizer.run(Look.BOTH, Cause.REMOTE_CHANGE);
        }
    }

    @Override
    public void afterChange() {
        ticker.hint();
    }

    @Override
    public void close() {
        ticker.close();
        flagFile.close();
        synchronizer.leave();
    }
}
