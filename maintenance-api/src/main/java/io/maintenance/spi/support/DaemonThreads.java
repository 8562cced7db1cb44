// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Daemon threads without a context class loader and without inherited values: they keep neither a process alive nor an application
 * that was taken down in memory.
 */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** Returns a factory of threads that all have this name. */
    public static ThreadFactory named(String name) {
        return task -> create(name, task);
    }

    /** Returns a thread that is not started yet. */
    public static Thread create(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Interrupts a thread and waits until it has ended. It does not wait if it is called by that thread, or if the caller is
     * interrupted, whose interrupt flag stays set.
     *
     * @param atMost how long to wait; at least a millisecond
     */
    public static void end(Thread thread, Duration atMost) {
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
