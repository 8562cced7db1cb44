// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.process;

import io.maintenance.MaintenanceMode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread in the place of visitors, which asks all the time whether the application is in maintenance. */
final class SimulatedVisitor implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final MaintenanceMode mode;
    private final Thread thread = new Thread(this::visit, "visitor");
    private volatile boolean gone;
    private long off;
    private long on;
    private long slowest;

    private SimulatedVisitor(MaintenanceMode mode) {
        this.mode = mode;
        thread.setDaemon(true);
    }

    static SimulatedVisitor of(MaintenanceMode mode) {
        SimulatedVisitor visitor = new SimulatedVisitor(mode);
        visitor.thread.start();
        return visitor;
    }

    /** Returns how many answers were off, how many on, and how long the slowest took in nanoseconds; then starts to count again. */
    synchronized String report() {
        String report = off + " " + on + " " + slowest;
        off = 0;
        on = 0;
        slowest = 0;
        return report;
    }

    @Override
    public void close() {
        gone = true;
        LockSupport.unpark(thread);
    }

    private void visit() {
        while (!gone) {
            ask();
            LockSupport.parkNanos(PAUSE);
        }
    }

    private synchronized void ask() {
        long start = System.nanoTime();
        boolean answer = mode.isOn();
        slowest = Math.max(slowest, System.nanoTime() - start);
        if (answer) {
            on++;
        } else {
            off++;
        }
    }
}
