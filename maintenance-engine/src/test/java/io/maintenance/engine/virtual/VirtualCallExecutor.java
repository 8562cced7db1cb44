// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import io.maintenance.engine.platform.CallExecutor;
import io.maintenance.engine.simulation.SimulatedThread;
import io.maintenance.engine.simulation.Timeline;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs calls in virtual time: what it calls finds in its thread until when it may take. */
final class VirtualCallExecutor implements CallExecutor {

    private final Timeline timeline;
    private boolean busy;
    private boolean closed;

    VirtualCallExecutor(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public <T> T call(Callable<T> task, Duration atMost) {
        SimulatedThread caller = timeline.current();
        caller.waitUntil(timeline.now() + atMost.toNanos());
        try {
            awaitTurn(timeline.now() + atMost.toNanos());
            busy = true;
            try {
                return task.call();
            } finally {
                busy = false;
            }
        } catch (BackendException | Error expected) {
            throw expected;
        } catch (Exception unexpected) {
            throw new BackendException(Kind.UNAVAILABLE, "the backend failed: " + unexpected, unexpected);
        } finally {
            caller.waitForEver();
        }
    }

    private void awaitTurn(long deadline) {
        while (busy || closed) {
            if (closed || timeline.now() >= deadline) {
                throw new BackendException(Kind.UNAVAILABLE, closed ? "closed" : "no answer in time");
            }
            timeline.sleep(1_000_000);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
