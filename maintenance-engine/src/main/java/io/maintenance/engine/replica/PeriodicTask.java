// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import java.time.Duration;

/** Work that is done again and again, and sooner if there is a reason to. */
interface PeriodicTask {

    /** Does it once. */
    void run();

    /** Returns how long to wait until the next time, unless something happens before. */
    Duration pause();

    /** Does what is left to do when there is no next time. */
    default void end() {}
}
