// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;

/** A flag that one thread raises and another waits for. Raised twice before a thread waits, it counts once. Thread-safe. */
public interface Signal {

    /** Wakes the thread that waits, or else the next one that does. */
    void raise();

    /** Waits until the signal is raised, for {@code atMost}, and takes it down again. Returns whether it was raised. */
    boolean await(Duration atMost) throws InterruptedException;
}
