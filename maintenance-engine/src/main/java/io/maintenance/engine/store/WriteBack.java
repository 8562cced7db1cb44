// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.platform.Platform;
import io.maintenance.engine.state.State;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.StorageKey;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes back into one store what a node knows beyond it, addresses first. A write that loses its race waits for the next run, so that many nodes do not storm a store that was emptied. Its callers take turns.
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public final class WriteBack {

    private final Store store;
    private final EntryWriter writer;
    private final Counters counters;
    private final LossTracker losses;
    private final Set<StorageKey> tooLarge = new HashSet<>();

    public WriteBack(Store store, Quarantine quarantine, Counters counters, Platform platform) {
        this.store = store;
        this.writer = new EntryWriter(store, quarantine);
        this.counters = counters;
        this.losses = new LossTracker(store, platform);
    }

    /**
     * Writes what the store does not say.
     *
     * @param mine what the node knows
     * @param note what the status entry is to say of the fallback; {@code null} in a primary
     * @param proceed whether what is known may still be written; asked before each entry
     * @return whether the store now says all of it; false also if a primary is not yet to be given again what it keeps losing
     */
    public boolean write(StoreReading reading, State mine, @Nullable KeeperNote note, BooleanSupplier proceed) {
        if (reading.isNewer()) {
            return true;
        }
        State target = reading.state().merge(mine);
        boolean complete = true;
        for (StorageKey key : Store.WRITE_ORDER) {
            losses.look(key, reading.state());
            try {
                if (note == null && losses.isTooSoon(key)) {
                    return false;
                }
                if (isDue(key, reading, target, note)
                        && !(proceed.getAsBoolean() && write(key, reading, target, note))) {
                    return false;
                }
            } catch (BackendException unwritten) { // the store's health tells why, and the next run tries again
                if (unwritten.kind() != Kind.TOO_LARGE) {
                    return false;
                }
                warnOfSize(key, unwritten);
                complete = false;
            }
        }
        return complete;
    }

    /** What is too large today is so at the next poll: that is said once, and does not hold up the other entry. */
    private void warnOfSize(StorageKey key, BackendException why) {
        if (tooLarge.add(key)) {
            EngineLog.LOGGER.log(
                    System.Logger.Level.WARNING, "{0}: {1} is not stored: {2}", store.url(), key, why.getMessage());
        }
    }

    private static boolean isDue(StorageKey key, StoreReading reading, State target, @Nullable KeeperNote note) {
        if (reading.entry(key).isDamaged()) {
            return !target.part(key).isEmpty();
        }
        boolean unnoted = key == StorageKey.MAINTENANCE_MODE_STATUS
                && note != null
                && !reading.note().map(note::equals).orElse(false);
        return unnoted || target.part(key) != reading.state().part(key);
    }

    private boolean write(StorageKey key, StoreReading reading, State target, @Nullable KeeperNote note) {
        EntryDraft draft = writer.draft(key, reading, target, note);
        if (!draft.fits()) {
            throw new BackendException(
                    Kind.TOO_LARGE, "it would have " + draft.text().length() + " characters");
        }
        losses.trying(key);
        boolean written = writer.replace(draft);
        losses.tried(key, written ? target : State.EMPTY);
        tooLarge.remove(key);
        if (written && note == null && draft.found().kind() == Entry.Kind.ABSENT) {
            counters.count(Counters.REASSERTED);
            tellOfLoss(key);
        }
        return written;
    }

    /** A store that loses an entry each time is told of once. */
    private void tellOfLoss(StorageKey key) {
        if (losses.isFirst(key)) {
            EngineLog.LOGGER.log(System.Logger.Level.WARNING, "{0}: {1} was gone and was put back", store.url(), key);
        }
    }
}
