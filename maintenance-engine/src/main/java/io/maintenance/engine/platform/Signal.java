// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;

/** Wakes one who waits. Raised twice before anybody waits, it counts once. Thread-safe. */
public interface Signal {

    /** Wakes who waits, or else who waits next. */
    void raise();

    /** Waits until the signal is raised, for {@code atMost}, and takes it down again. Returns whether it was raised. */
    boolean await(Duration atMost) throws InterruptedException;
}
