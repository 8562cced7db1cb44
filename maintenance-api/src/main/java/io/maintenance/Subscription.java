// SPDX-License-Identifier: Apache-2.0
package io.maintenance;

/** A listener's registration, see {@link MaintenanceMode#onChange}. Thread-safe. */
public interface Subscription extends AutoCloseable {

    /** Ends it; the listener is not told anything that happens afterwards. Idempotent. */
    @Override
    void close();
}
