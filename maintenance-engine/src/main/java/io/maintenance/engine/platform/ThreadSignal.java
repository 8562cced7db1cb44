// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A signal between threads. */
public final class ThreadSignal implements Signal {

    private final Semaphore raised = new Semaphore(0);

    @Override
    public void raise() {
        raised.release();
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        boolean wasRaised = raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        raised.drainPermits();
        return wasRaised;
    }
}
