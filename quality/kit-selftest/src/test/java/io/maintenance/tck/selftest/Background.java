// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.support.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Threads of the sample backends that nobody waits for. The kit takes them for its own where they are named so. */
final class Background {

    private Background() {}

    /** What is done, and may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** Does something later, on a thread that the kit does not look at. */
    static void after(Duration pause, Task task) {
        DaemonThreads.create("tck-sample-later", () -> {
                    LockSupport.parkNanos(pause.toNanos());
                    run(task);
                })
                .start();
    }

    /** Lets a thread live for a while. */
    static Thread left(String name, Duration life) {
        return DaemonThreads.create(name, () -> LockSupport.parkNanos(life.toNanos()));
    }

    private static void run(Task task) {
        try {
            task.run();
        } catch (Exception tooLate) {
            return; // nobody is told
        }
    }
}
