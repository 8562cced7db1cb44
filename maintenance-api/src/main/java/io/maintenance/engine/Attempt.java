// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.state.State;
import io.maintenance.engine.view.Snapshot;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try to put a change into one store.
 *
 * @param result how it went
 * @param before what was known before it
 * @param delta what the change writes; nothing if it did not come so far
 * @param written the entries that the store acknowledged
 * @param failure why it failed; {@code null} unless it did
 */
record Attempt(
        Result result, Snapshot before, State delta, List<StorageKey> written, @Nullable BackendException failure) {

    Attempt {
        written = List.copyOf(written);
    }

    /** How a try went. */
    enum Result {
        /** The store acknowledged it. */
        STORED,
        /** Someone else was faster; another try will see what they wrote. */
        LOST_RACE,
        /** The store could not be asked, or refused; it has nothing but what it acknowledged. */
        FAILED,
        /** The store did not say; it may have the change. */
        IN_DOUBT
    }

    static Attempt unread(Snapshot before, @Nullable BackendException failure) {
        return new Attempt(Result.FAILED, before, State.EMPTY, List.of(), failure);
    }

    boolean isStored() {
        return result == Result.STORED;
    }
}
