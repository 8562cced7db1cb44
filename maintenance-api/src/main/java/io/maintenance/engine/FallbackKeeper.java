// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.engine.state.State;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a replica's memory and the fallback of its host converged, apart from the primary store: what is left there is learnt, what
 * is known is written, and a note each minute says that somebody does so. What nobody tended for long is set aside first. Runs of
 * one instance take turns.
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
final class FallbackKeeper implements PeriodicTask {

    private static final double JITTER = 0.2;

    /** How often a write is tried for somebody who waits, while others of this host are faster. */
    private static final int TRIES = 8;

    private final NodeParts parts;
    private final Store store;
    private final Memory memory;
    private final EntryWriter writer;
    private final SleepWatch sleep;
    private final Lock turns;
    private final Queue<Signal> waiting = new ConcurrentLinkedQueue<>();
    private volatile int arrivedIn = -1;
    private volatile @Nullable State kept;
    private volatile Runnable onLearned = () -> {};
    private @Nullable Long noted;

    FallbackKeeper(NodeParts parts, Store store, SleepWatch sleep) {
        this.parts = parts;
        this.store = store;
        this.memory = parts.memory();
        this.writer = parts.writerInto(store);
        this.sleep = sleep;
        this.turns = parts.surroundings().lock();
    }

    /** Says who is told when something was learnt from the fallback. */
    void onLearned(Runnable told) {
        onLearned = told;
    }

    @Override
    public void run() {
        turns.lock();
        try {
            List<Signal> served = arrivals();
            try {
                look(served.isEmpty() ? 1 : TRIES);
            } finally {
                served.forEach(Signal::raise);
            }
        } finally {
            turns.unlock();
        }
    }

    private List<Signal> arrivals() {
        List<Signal> arrivals = new ArrayList<>();
        for (Signal next = waiting.poll(); next != null; next = waiting.poll()) {
            arrivals.add(next);
        }
        return arrivals;
    }

    private void look(int tries) {
        for (int left = tries; left > 0 && !lookOnce() && store.failure().isEmpty(); left--) {
            // others of this host were faster
        }
    }

    /** Returns whether the fallback says what is known here. */
    private boolean lookOnce() {
        int waking = sleep.wakings();
        if (sleep.hasSlept()) {
            return false; // nothing is believed before the primary store was looked at again
        }
        Optional<Reading> reading = readBelieved(waking);
        if (reading.isEmpty() || !isAwakeSince(waking)) {
            return false;
        }
        State before = memory.knowledge().state();
        memory.update(known -> isAwakeSince(waking) ? known.learnFallback(reading.get()) : known, Cause.REMOTE_CHANGE);
        if (memory.knowledge().state() != before) {
            onLearned.run();
        }
        boolean mayWrite =
                sleep.lastLook() != null; // the primary store may hold a later format, and then nothing is written
        return mayWrite && tend(reading.get(), waking);
    }

    private boolean isAwakeSince(int waking) {
        return sleep.wakings() == waking && !sleep.hasSlept();
    }

    /** Writes what is known, with a note each minute that the fallback is tended. */
    private boolean tend(Reading reading, int waking) {
        State mine = memory.knowledge().state();
        long now = parts.surroundings().nanoTime();
        boolean due = noted == null
                || now - noted >= Keeping.RENEWAL.toNanos()
                || reading.keeper().isEmpty();
        Keeper keeper = due ? parts.note() : reading.keeper().orElseThrow();
        if (!writer.write(reading, keeper, () -> isAwakeSince(waking))) {
            return false;
        }
        noted = due ? Long.valueOf(now) : noted;
        kept = mine;
        return true;
    }

    private Optional<Reading> readBelieved(int waking) {
        Optional<Reading> reading = store.tryRead();
        if (arrivedIn == waking || reading.isEmpty()) {
            return reading;
        }
        if (isTended(reading.get())) {
            arrivedIn = waking;
            return reading;
        }
        if (reading.get().isNewer() || !setAside(reading.get())) { // a newer format is not ours to empty
            return Optional.empty();
        }
        arrivedIn = waking;
        return store.tryRead();
    }

    private boolean isTended(Reading reading) {
        return reading.state().isEmpty()
                || reading.keeper()
                        .map(keeper -> Keeping.isRemembered(
                                keeper.at(), parts.surroundings().clock().instant()))
                        .orElse(false);
    }

    /** Empties a fallback that nobody tended: addresses first, the new note last. Returns whether that is done. */
    private boolean setAside(Reading reading) {
        try {
            for (StorageKey key : Store.WRITE_ORDER) {
                String raw = reading.entry(key).raw();
                if (raw != null && !reading.entry(key).isDamaged()) {
                    parts.setAside().keepUntended(store, key, raw);
                    if (!store.compareAndSet(key, raw, store.encode(key, State.EMPTY, parts.note()))) {
                        return false;
                    }
                }
            }
            return true;
        } catch (BackendException unwritten) {
            return false;
        }
    }

    /** Returns the note of this node, if it is for this node to write into a fallback that says this. */
    Optional<Keeper> noteFor(Reading reading) {
        return isTending() || isTended(reading) ? Optional.of(parts.note()) : Optional.empty();
    }

    /** Tells whether this node keeps the fallback: it has looked into it, and put aside what nobody had tended. */
    private boolean isTending() {
        return arrivedIn == sleep.wakings();
    }

    /** Tells whether the fallback had all that is known here when it was last looked at. */
    boolean isKept() {
        return kept == memory.knowledge().state();
    }

    /**
     * Waits until the fallback says what is known here, or could not be brought to say it, within its timeout. One that has failed is
     * not waited for.
     */
    void await(Ticker ticker) {
        if (!ticker.isStarted() || isKept() || store.failure().isPresent()) {
            return;
        }
        if (ticker.isClosed()) { // in the midst of a change
            run();
            return;
        }
        Signal done = parts.surroundings().signal();
        waiting.add(done);
        ticker.hurry();
        try {
            done.await(store.timeout());
        } catch (InterruptedException interrupted) { // the change stands all the same
            Thread.currentThread().interrupt();
        }
    }

    /** As often as ever, whatever the primary store does: a command may leave a change here. */
    @Override
    public Duration pause() {
        double share = 1 - JITTER + 2 * JITTER * parts.surroundings().random();
        return Duration.ofNanos(
                (long) (share * (double) parts.settings().pollInterval().toNanos()));
    }

    /** Leaves what was learnt since the last run, for the next start of this node. */
    @Override
    public void end() {
        turns.lock();
        try {
            List<Signal> served = arrivals();
            if (!isKept() || !isTending()) {
                look(TRIES);
            }
            served.forEach(Signal::raise);
        } finally {
            turns.unlock();
        }
    }
}
