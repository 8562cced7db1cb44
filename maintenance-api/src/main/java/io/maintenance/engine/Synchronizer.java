// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.codec.Entry;
import io.maintenance.engine.state.Attributes;
import io.maintenance.engine.state.State;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import io.maintenance.spi.StorageKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one procedure that keeps a replica's memory, primary and fallback converged: read each store, merge it into memory,
 * write back wherever the merge says more than the store does. A write that loses its race waits for the next run, so that many
 * nodes do not storm a store that was emptied. Runs of one instance take turns.
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
final class Synchronizer {

    private final Stores stores;
    private final Memory memory;
    private final Surroundings surroundings;
    private final Supplier<Keeper> note;
    private final SetAside setAside;
    private final Counters counters;
    private final Lock turns;
    private volatile boolean arriving = true;
    private final Set<String> tooLarge = new HashSet<>();
    private volatile @Nullable Instant lastRun;
    private @Nullable Long noted;
    private @Nullable State delivered;

    /** What there is a reason to look at. */
    enum Look {
        /** The fallback; the primary store only if there is something to deliver. */
        FALLBACK,
        /** Both stores. */
        BOTH,
        /** Both, and the primary store first, because it said that it changed: what was pushed is obeyed without delay. */
        PUSHED
    }

    Synchronizer(
            Stores stores,
            Memory memory,
            Surroundings surroundings,
            Supplier<Keeper> note,
            SetAside setAside,
            Counters counters) {
        this.stores = stores;
        this.memory = memory;
        this.surroundings = surroundings;
        this.note = note;
        this.setAside = setAside;
        this.counters = counters;
        this.turns = surroundings.lock();
    }

    /** Runs the procedure once. */
    void run(Look look, Cause cause) {
        turns.lock();
        try {
            runAlone(look, cause);
        } finally {
            turns.unlock();
        }
    }

    private void runAlone(Look look, Cause cause) {
        boolean slept = hasSlept();
        if (slept) {
            reportSleep();
            arriving = true;
        }
        lastRun = now();
        boolean primaryFirst = look == Look.PUSHED && !arriving;
        Optional<Reading> early = primaryFirst ? stores.primary().tryRead() : Optional.empty();
        early.ifPresent(reading -> memory.update(known -> known.learnPrimary(reading), cause));
        Optional<Reading> local = stores.fallback().flatMap(this::readFallback);
        if (!slept) {
            local.ifPresent(reading -> memory.update(known -> known.learnFallback(reading), cause));
        }
        boolean undelivered = slept || memory.knowledge().state() != delivered;
        boolean due = !primaryFirst && (look != Look.FALLBACK || undelivered);
        Optional<Reading> shared = due ? stores.primary().tryRead() : early;
        if (hasSlept()) {
            return; // in the midst of this run: what was read is old, and the next run begins anew
        }
        memory.update(known -> learned(slept ? known.forgotten() : known, local, shared), cause);
        local.ifPresent(reading -> tend(stores.fallback().orElseThrow(), reading));
        shared.ifPresent(this::deliver);
    }

    /** Leaves in the fallback what was learnt since the last run, for the next start of this node. */
    void leave() {
        turns.lock();
        try {
            if (!arriving && !hasSlept()) {
                stores.fallback().filter(this::lacks).ifPresent(store -> store.tryRead()
                        .ifPresent(reading -> tend(store, reading)));
            }
        } finally {
            turns.unlock();
        }
    }

    private boolean lacks(Store store) {
        State known = memory.knowledge().state();
        return !store.lastReading()
                .map(reading -> reading.state().includes(known))
                .orElse(false);
    }

    /** In one step, so that nobody sees a node that has forgotten and not yet read. */
    private static Knowledge learned(Knowledge known, Optional<Reading> local, Optional<Reading> shared) {
        Knowledge withLocal = local.map(known::learnFallback).orElse(known);
        return shared.map(withLocal::learnPrimary).orElse(withLocal);
    }

    /** Tells whether so long ago was the last run that nothing of what is known may be believed before the next. */
    boolean hasSlept() {
        Instant last = lastRun;
        return last != null && !Keeping.isRemembered(last, now());
    }

    /** Tells whether this node keeps the fallback: it has looked into it, and put aside what nobody had tended. */
    boolean isTending() {
        return !arriving;
    }

    private void deliver(Reading reading) {
        State mine = memory.knowledge().state();
        if (writeBack(stores.primary(), reading, null)) {
            delivered = mine;
        }
    }

    /** Keeps the fallback as this node knows it, with a note each minute that it is tended. */
    private void tend(Store fallback, Reading reading) {
        long now = surroundings.nanoTime();
        boolean due = noted == null
                || now - noted >= Keeping.RENEWAL.toNanos()
                || reading.keeper().isEmpty();
        Keeper keeper = due ? note.get() : reading.keeper().orElseThrow();
        if (writeBack(fallback, due ? withoutNote(reading) : reading, keeper) && due) {
            noted = now;
        }
    }

    /** A reading whose status entry needs writing because its note is old. */
    private static Reading withoutNote(Reading reading) {
        Entry<Attributes> status = reading.status();
        return new Reading(
                new Entry<>(status.raw(), status.kind(), status.registers(), null, status.problem()),
                reading.addresses(),
                reading.state());
    }

    /** Writes what the store does not say. Returns whether the store now says all of it. */
    private boolean writeBack(Store store, Reading reading, @Nullable Keeper keeper) {
        if (memory.knowledge().newer() || reading.isNewer()) {
            return true;
        }
        State target = reading.state().merge(memory.knowledge().state());
        boolean complete = true;
        for (StorageKey key : Store.WRITE_ORDER) {
            try {
                if (isDue(key, reading, target, keeper) && !write(store, key, reading, target, keeper)) {
                    return false;
                }
            } catch (BackendException unwritten) { // the store's health tells why, and the next run tries again
                if (unwritten.kind() != Kind.TOO_LARGE) {
                    return false;
                }
                warnOfSize(store, key, unwritten);
                complete = false;
            }
        }
        return complete;
    }

    /** What is too large today is so at the next poll: that is said once, and does not hold up the other entry. */
    private void warnOfSize(Store store, StorageKey key, BackendException why) {
        if (tooLarge.add(store.role() + " " + key)) {
            Log.LOGGER.log(
                    System.Logger.Level.WARNING, "{0}: {1} is not stored: {2}", store.url(), key, why.getMessage());
        }
    }

    private static boolean isDue(StorageKey key, Reading reading, State target, @Nullable Keeper keeper) {
        if (reading.entry(key).isDamaged()) {
            return !target.part(key).isEmpty();
        }
        boolean unnoted = key == StorageKey.MAINTENANCE_MODE_STATUS
                && keeper != null
                && reading.keeper().isEmpty();
        return unnoted || target.part(key) != reading.state().part(key);
    }

    private boolean write(Store store, StorageKey key, Reading reading, State target, @Nullable Keeper keeper) {
        Entry<?> entry = reading.entry(key);
        String text = store.encode(key, target, keeper);
        if (!store.takes(key, text)) {
            throw new BackendException(Kind.TOO_LARGE, "it would have " + text.length() + " characters");
        }
        setAside.keepDamaged(store, key, entry);
        boolean written = store.compareAndSet(key, entry.raw(), text);
        tooLarge.remove(store.role() + " " + key);
        if (written && keeper == null && entry.kind() == Entry.Kind.ABSENT) {
            counters.count(Counters.REASSERTED);
            Log.LOGGER.log(System.Logger.Level.WARNING, "{0}: {1} was gone and was put back", store.url(), key);
        }
        return written;
    }

    /** What is older than a week may have been undone meanwhile where this node was not. */
    private void reportSleep() {
        Log.LOGGER.log(
                System.Logger.Level.WARNING,
                "The clock went from {0} to {1} between two looks: what was known is set aside and read anew",
                lastRun,
                now());
        counters.count(Counters.SET_ASIDE);
    }

    private Optional<Reading> readFallback(Store fallback) {
        Optional<Reading> reading = fallback.tryRead();
        if (!arriving || reading.isEmpty()) {
            return reading;
        }
        if (isTended(reading.get())) {
            arriving = false;
            return reading;
        }
        if (reading.get().isNewer() || !setAside(fallback, reading.get())) { // a newer format is not ours to empty
            return Optional.empty();
        }
        arriving = false;
        return fallback.tryRead();
    }

    private boolean isTended(Reading reading) {
        return reading.state().isEmpty()
                || reading.keeper()
                        .map(keeper -> Keeping.isRemembered(keeper.at(), now()))
                        .orElse(false);
    }

    /** Empties a fallback that nobody tended: addresses first, the new note last. Returns whether that is done. */
    private boolean setAside(Store fallback, Reading reading) {
        try {
            for (StorageKey key : Store.WRITE_ORDER) {
                String raw = reading.entry(key).raw();
                if (raw != null && !reading.entry(key).isDamaged()) {
                    setAside.keepUntended(fallback, key, raw);
                    if (!fallback.compareAndSet(key, raw, fallback.encode(key, State.EMPTY, note.get()))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (BackendException unwritten) {
            return false;
        }
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
