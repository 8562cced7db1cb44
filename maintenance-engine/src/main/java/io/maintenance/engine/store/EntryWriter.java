// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.state.State;
import io.maintenance.spi.StorageKey;
import org.jspecify.annotations.Nullable;

/**
 * The one place from which a node writes to one of its stores: by compare-and-set, an entry at a time. What is damaged is kept
 * elsewhere before it is replaced. Never retries. Thread-safe.
 */
public final class EntryWriter {

    private final Store store;
    private final Quarantine quarantine;

    /** Creates the writer of one store. */
    public EntryWriter(Store store, Quarantine quarantine) {
        this.store = store;
        this.quarantine = quarantine;
    }

    /**
     * Returns what an entry is to be replaced by.
     *
     * @param reading what the store says
     * @param state of which the entry is to have its part
     * @param note what the entry is to say of the fallback; {@code null} in a primary
     */
    public EntryDraft draft(StorageKey key, StoreReading reading, State state, @Nullable KeeperNote note) {
        String text = store.encode(key, state, note);
        return new EntryDraft(key, reading.entry(key), text, store.takes(key, text));
    }

    /**
     * Replaces an entry.
     *
     * @return whether it was still there as it was found
     * @throws io.maintenance.spi.BackendException if the outcome is not known
     */
    public boolean replace(EntryDraft draft) {
        quarantine.keepDamaged(store, draft.key(), draft.found());
        return store.compareAndSet(draft.key(), draft.found().raw(), draft.text());
    }
}
