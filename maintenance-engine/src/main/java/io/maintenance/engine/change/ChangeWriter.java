// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.change.WriteAttempt.Result;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.Knowledge;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.Edit;
import io.maintenance.engine.state.Stamps;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.EntryDraft;
import io.maintenance.engine.store.EntryWriter;
import io.maintenance.engine.store.Quarantine;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.view.Snapshot;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts one change into one store: merges it into what stands there, and replaces that, addresses first. Never retries; its caller
 * decides.
 */
public final class ChangeWriter {

    private final NodeMemory memory;
    private final Stamps stamps;
    private final Platform platform;
    private final Quarantine quarantine;
    private final UnaryOperator<State> remembered;

    /**
     * Creates the writer.
     *
     * @param remembered what of the memory is written along with a change: all of it by a replica, nothing by a command
     */
    public ChangeWriter(NodeContext context, UnaryOperator<State> remembered) {
        this.memory = context.memory();
        this.stamps = context.stamps();
        this.platform = context.platform();
        this.quarantine = context.quarantine();
        this.remembered = remembered;
    }

    /**
     * Tries once, and adopts the change if it is stored: before it can be read back as if it came from elsewhere.
     *
     * @param reading what the store says, already merged into memory
     * @param note what the status entry says of a fallback; {@code null} in a primary
     * @throws io.maintenance.ChangeRefusedException if the change cannot be stored at all
     */
    WriteAttempt write(Store store, StoreReading reading, Edit edit, @Nullable KeeperNote note) {
        Knowledge known = memory.knowledge();
        if (known.newer()) {
            throw ChangeRefusals.newer();
        }
        Snapshot before = memory.snapshot();
        State delta = edit.delta(known.state(), stamps, platform.clock().millis());
        State target = reading.state().merge(remembered.apply(known.state())).merge(delta);
        List<EntryDraft> drafts = drafts(store, reading, delta, target, note);
        WriteAttempt attempt = replace(WriteAttempt.hoped(before, delta), store, drafts);
        if (attempt.isStored()) {
            noteDelivery(delta, note);
            memory.update(seen -> seen.learnChange(delta), Cause.LOCAL_CHANGE);
        }
        return attempt;
    }

    private void noteDelivery(State delta, @Nullable KeeperNote note) {
        if (note == null) {
            memory.undelivered().replace(delta);
        } else {
            memory.undelivered().add(delta);
        }
    }

    /** Returns what is to be written, in this order; all of it, before the first is. */
    private List<EntryDraft> drafts(
            Store store, StoreReading reading, State delta, State target, @Nullable KeeperNote note) {
        EntryWriter writer = new EntryWriter(store, quarantine);
        List<EntryDraft> drafts = new ArrayList<>();
        for (StorageKey key : Store.WRITE_ORDER) {
            if (!delta.part(key).isEmpty() || isStanding(key, note)) {
                Entry<?> entry = reading.entry(key);
                if (entry.isDamaged() && !isRemembered(key)) {
                    throw ChangeRefusals.damaged(store, key, entry);
                }
                EntryDraft draft = writer.draft(key, reading, target, note);
                if (!draft.fits()) {
                    throw ChangeRefusals.tooLarge(store, key, draft.text().length());
                }
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private boolean isRemembered(StorageKey key) {
        return !remembered.apply(memory.knowledge().state()).part(key).isEmpty();
    }

    /** A change of addresses is left with a keeper only if its note, which is in the status entry, still stands behind them. */
    private static boolean isStanding(StorageKey key, @Nullable KeeperNote note) {
        return note != null && key == StorageKey.MAINTENANCE_MODE_STATUS;
    }

    private WriteAttempt replace(WriteAttempt hoped, Store store, List<EntryDraft> drafts) {
        EntryWriter writer = new EntryWriter(store, quarantine);
        List<StorageKey> written = new ArrayList<>();
        for (EntryDraft draft : drafts) {
            StorageKey key = draft.key();
            long start = platform.nanoTime();
            try {
                if (!writer.replace(draft)) {
                    return hoped.ended(Result.LOST_RACE, written, null);
                }
            } catch (BackendException failure) {
                if (failure.kind() == Kind.TOO_LARGE) {
                    throw ChangeRefusals.tooLarge(store, failure, written);
                }
                Duration left = store.timeout().minusNanos(platform.nanoTime() - start);
                Result result = afterFailure(store, hoped.delta().only(key), failure, left);
                if (result != Result.STORED) {
                    return hoped.ended(result, written, failure);
                }
            }
            written.add(key);
        }
        return hoped.ended(Result.STORED, written, null);
    }

    /** Looks once more whether an entry has its part of the change, within what is left of the failed call's timeout. */
    private static Result afterFailure(Store store, State part, BackendException failure, Duration left) {
        if (failure.isUnwritten()) {
            return Result.FAILED;
        }
        if (left.isNegative() || left.isZero()) {
            return Result.IN_DOUBT;
        }
        try {
            return store.read(left).state().includes(part) ? Result.STORED : Result.UNANSWERED;
        } catch (BackendException unread) {
            return Result.IN_DOUBT;
        }
    }
}
