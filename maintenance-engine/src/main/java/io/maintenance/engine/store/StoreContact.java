// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.spi.BackendException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last calls to a store led to. Immutable, so that whoever asks sees what belongs together.
 *
 * @param reading what the store last said; {@code null} if it was never read
 * @param readAt when it said so; {@code null} if it was never read
 * @param failure why the last call failed; {@code null} if it did not
 */
record StoreContact(@Nullable StoreReading reading, @Nullable Instant readAt, @Nullable BackendException failure) {

    /** No call was made yet. */
    static final StoreContact NONE = new StoreContact(null, null, null);

    /** Returns the contact after a call that failed. */
    StoreContact failed(BackendException why) {
        return new StoreContact(reading, readAt, why);
    }

    /** Returns the contact after a call with less time than usual: it does not replace the reason of a failure before it. */
    StoreContact failedInHaste(BackendException why) {
        return failure == null ? failed(why) : this;
    }

    /** Tells whether the store was read, and no call has failed since. */
    boolean isGood() {
        return reading != null && failure == null;
    }
}
