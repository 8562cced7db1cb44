// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

/** A handle that stops a background task. Thread-safe. */
@FunctionalInterface
public interface TaskHandle {

    /** Interrupts the task, also while it waits. */
    void interrupt();
}
