// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A task that is done again and again while a connector runs. It must not block. */
final class ConnectorTask extends AbstractLifeCycle {

    private final Connector connector;
    private final Duration period;
    private final Runnable task;
    private Scheduler.@Nullable Task next;

    ConnectorTask(Connector connector, Duration period, Runnable task) {
        this.connector = connector;
        this.period = period;
        this.task = task;
    }

    @Override
    protected void doStart() {
        schedule();
    }

    @Override
    protected synchronized void doStop() {
        if (next != null) {
            next.cancel();
        }
    }

    private void run() {
        try {
            task.run();
        } finally {
            schedule();
        }
    }

    private synchronized void schedule() {
        if (isRunning() || isStarting()) {
            next = connector.getScheduler().schedule(this::run, period.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
