// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi;

/** A running subscription to hints, see {@link MaintenanceBackend#watch}. Thread-safe. */
public interface Watch extends AutoCloseable {

    /**
     * Tells whether, as of now, every change <em>and every loss</em> of an entry will be hinted. While it is not so, the
     * engine polls as if there were no watch. Answers at once, from memory.
     */
    boolean isComplete();

    /** Ends the subscription; no hint comes afterwards. Idempotent. */
    @Override
    void close();
}
