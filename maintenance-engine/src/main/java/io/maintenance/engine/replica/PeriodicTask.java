// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import java.time.Duration;

/** A task that runs repeatedly, and sooner on request. */
interface PeriodicTask {

    /** Runs once. */
    void run();

    /** Returns how long to wait until the next time, unless something happens before. */
    Duration pause();

    /** Runs for the last time. */
    default void end() {}
}
