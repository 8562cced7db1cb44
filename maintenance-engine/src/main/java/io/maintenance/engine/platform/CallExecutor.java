// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.platform;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs the calls of one backend, one after the other, and gives up on those that take too long. */
public interface CallExecutor extends AutoCloseable {

    /**
     * Runs a call and returns its result.
     *
     * @throws io.maintenance.spi.BackendException if the call threw it, took longer than {@code atMost}, or the caller was
     *     interrupted, in which case the interrupt flag stays set
     */
    <T> T call(Callable<T> task, Duration atMost);

    /** Ends the thread, also while a call hangs. Idempotent. */
    @Override
    void close();
}
