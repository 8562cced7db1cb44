// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.state.State;
import io.maintenance.engine.view.Snapshot;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to write a change to one store, with what earlier attempts left behind.
 *
 * @param result how it went
 * @param before what was known before it
 * @param delta what the change writes; nothing if it did not come so far
 * @param doubtful what an earlier try wrote without an answer: it may be there, or come late
 * @param written the entries that the store acknowledged
 * @param failure why it failed; {@code null} unless it did
 * @param keeper who delivers it later, if it was left in a fallback; {@code null} in a primary
 */
record WriteAttempt(
        Result result,
        Snapshot before,
        State delta,
        State doubtful,
        List<StorageKey> written,
        @Nullable BackendException failure,
        @Nullable Keeper keeper) {

    WriteAttempt {
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
        /** The store did not say, and when it was asked again it did not have it; it may come late. */
        UNANSWERED,
        /** The store did not say; it may have the change. */
        IN_DOUBT
    }

    static WriteAttempt unread(Snapshot before, @Nullable BackendException failure) {
        return new WriteAttempt(Result.FAILED, before, State.EMPTY, State.EMPTY, List.of(), failure, null);
    }

    /** Returns a try whose change is on its way. */
    static WriteAttempt hoped(Snapshot before, State delta) {
        return new WriteAttempt(Result.STORED, before, delta, State.EMPTY, List.of(), null, null);
    }

    /** Returns how this try went in the end. */
    WriteAttempt ended(Result how, List<StorageKey> acknowledged, @Nullable BackendException why) {
        return new WriteAttempt(how, before, delta, doubtful, acknowledged, why, keeper);
    }

    /** Returns this try with the one who delivers the change later. */
    WriteAttempt inCareOf(@Nullable Keeper who) {
        return new WriteAttempt(result, before, delta, doubtful, written, failure, who);
    }

    boolean isStored() {
        return result == Result.STORED;
    }

    /** Tells whether the store may have the change, or get it late, although it did not say so. */
    boolean isInDoubt() {
        return isUnanswered() || (result != Result.STORED && !doubtful.isEmpty());
    }

    private boolean isUnanswered() {
        return result == Result.IN_DOUBT || result == Result.UNANSWERED;
    }

    /** Returns the try that the store is found to have taken after all: this one, or an earlier one. */
    Optional<WriteAttempt> foundIn(State state) {
        return Stream.of(delta, doubtful)
                .filter(each -> !each.isEmpty() && state.includes(each))
                .map(each -> new WriteAttempt(Result.STORED, before, each, State.EMPTY, written, null, keeper))
                .findFirst();
    }

    /** Returns this try with what an earlier one wrote. What that left in doubt stays so if this one did not come so far. */
    WriteAttempt following(@Nullable WriteAttempt former) {
        if (former == null) {
            return this;
        }
        Set<StorageKey> all = EnumSet.noneOf(StorageKey.class);
        all.addAll(former.written);
        all.addAll(written);
        State open = former.isUnanswered() ? former.delta : former.doubtful;
        return new WriteAttempt(
                result == Result.FAILED && !open.isEmpty() ? Result.IN_DOUBT : result,
                before,
                delta.isEmpty() ? former.delta : delta,
                open,
                List.copyOf(all),
                failure,
                keeper);
    }
}
