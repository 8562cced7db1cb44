// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

/** What goes on beside those who started it. Thread-safe. */
@FunctionalInterface
public interface TaskHandle {

    /** Asks it to end, also while it waits. */
    void interrupt();
}
