// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.Deadline;

/** A source of sessions. Thread-safe. */
interface SessionSource extends AutoCloseable {

    /**
     * Returns a session that is not broken.
     *
     * @throws io.maintenance.spi.BackendException if there is none before the deadline
     */
    ClientSession session(Deadline deadline);

    /** Returns how a person deletes a key. */
    String removalHint(String key);

    /** Ends what was begun here. Idempotent. */
    @Override
    void close();
}
