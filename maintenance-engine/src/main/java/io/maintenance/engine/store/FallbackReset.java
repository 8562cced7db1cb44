// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.KeeperLease.LeaseState;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import org.jspecify.annotations.Nullable;

/**
 * Empties a fallback whose contents may not be believed, after they were put into quarantine, and says how they are taken over.
 * Used by one thread.
 */
public final class FallbackReset {

    private final Store store;
    private final KeeperLease lease;
    private final Quarantine quarantine;
    private final EntryWriter writer;
    private @Nullable StoreReading lastKept;
    private boolean gaveWay;

    public FallbackReset(Store store, KeeperLease lease, Quarantine quarantine) {
        this.store = store;
        this.lease = lease;
        this.quarantine = quarantine;
        this.writer = new EntryWriter(store, quarantine);
    }

    /**
     * Empties a fallback: addresses first, the note of this node last. Each entry says beside which store it is kept, so that one
     * that is left over when this ends in the midst is known for what it is. Returns whether all of it is done.
     */
    public boolean empty(StoreReading reading) {
        gaveWay = false;
        boolean foreign = lease.state(reading) == LeaseState.FOREIGN;
        keep(reading, foreign);
        try {
            for (StorageKey key : Store.WRITE_ORDER) {
                Entry<?> entry = reading.entry(key);
                if (isToGo(entry, foreign) && !writer.replace(writer.draft(key, reading, State.EMPTY, lease.note()))) {
                    return false;
                }
            }
            return true;
        } catch (BackendException unwritten) { // the store's health tells why, and the next run tries again
            return false;
        }
    }

    private boolean isToGo(Entry<?> entry, boolean foreign) {
        return entry.raw() != null && !entry.isDamaged() && (!foreign || lease.isForeign(entry));
    }

    /** Keeps the texts before the first is replaced, and once, however often that is tried. */
    private void keep(StoreReading reading, boolean foreign) {
        if (!reading.state().isEmpty() && !isLastKept(reading)) {
            quarantine.keepFallback(store, reading, foreign ? origin(reading) : "was not tended for a week");
            lastKept = reading;
        }
    }

    private boolean isLastKept(StoreReading reading) {
        StoreReading last = lastKept;
        return last != null && last.state().includes(reading.state());
    }

    private String origin(StoreReading reading) {
        Entry<?> entry = lease.isForeign(reading.status()) ? reading.status() : reading.addresses();
        String primary = KeeperLease.primaryOf(entry);
        return primary.isEmpty()
                ? "does not say which primary store it belongs to"
                : "belongs to the primary store " + primary;
    }

    /** Says once that another node has the fallback now. */
    public void giveWay(StoreReading reading) {
        if (!gaveWay) {
            gaveWay = true;
            EngineLog.LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1} tends it beside the primary store {2}: this node, whose primary store is {3}, keeps nothing"
                            + " there meanwhile. Give each of them a namespace or a fallback of its own",
                    store.url(),
                    KeeperLease.present(reading).orElseThrow().who(),
                    KeeperLease.primaryOf(reading.status()),
                    lease.primary());
        }
    }
}
