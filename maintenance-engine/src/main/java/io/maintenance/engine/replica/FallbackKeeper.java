// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.Knowledge;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.platform.Signal;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.FallbackReset;
import io.maintenance.engine.store.KeeperLease;
import io.maintenance.engine.store.KeeperLease.LeaseState;
import io.maintenance.engine.store.Store;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.store.WriteBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a replica's memory and the fallback of its host converged, apart from the primary store: what is left there is learnt,
 * what is known is written, and a note each minute says that the fallback is tended. What was not tended for long, or was kept
 * beside another primary store, is put into quarantine before anything is learnt. Runs of one instance take turns.
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public final class FallbackKeeper implements PeriodicTask {

    private static final double JITTER = 0.2;

    /** How often a write is tried for a caller that waits, while others of this host are faster. */
    private static final int TRIES = 8;

    private final NodeContext context;
    private final Store store;
    private final NodeMemory memory;
    private final KeeperLease lease;
    private final WriteBack writeBack;
    private final FallbackReset reset;
    private final SuspendDetector sleep;
    private final Lock turns;
    private final Queue<Signal> waiting = new ConcurrentLinkedQueue<>();
    private volatile int arrivedIn = -1;
    private volatile boolean leaves;
    private volatile @Nullable State kept;
    private volatile Runnable onLearned = () -> {};
    private @Nullable Long noted;

    public FallbackKeeper(NodeContext context, Store store, SuspendDetector sleep) {
        this.context = context;
        this.store = store;
        this.memory = context.memory();
        this.lease = context.lease();
        this.writeBack = context.writeBack(store);
        this.reset = new FallbackReset(store, lease, context.quarantine());
        this.sleep = sleep;
        this.turns = context.platform().lock();
    }

    /** Sets what is called when something was learnt from the fallback. */
    public void onLearned(Runnable told) {
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
        Optional<StoreReading> reading = readBelieved(waking);
        if (reading.isEmpty() || !isAwakeSince(waking)) {
            return false;
        }
        State before = memory.knowledge().state();
        if (kept != null && context.stores().primary().failure().isPresent()) { // a command left it during this outage
            memory.undelivered().add(before, reading.get().state());
        }
        memory.learn(reading.get(), known -> isAwakeSince(waking) ? known.learnFallback(reading.get()) : known);
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

    /** Writes what is known, with a note each minute that the fallback is tended; and at the end one that it no longer is. */
    private boolean tend(StoreReading reading, int waking) {
        Knowledge known = memory.knowledge();
        State mine = known.state();
        long now = context.platform().nanoTime();
        boolean due = noted == null
                || now - noted >= KeeperLease.RENEWAL.toNanos()
                || KeeperLease.present(reading).isEmpty();
        KeeperNote note =
                due && !isLeftToOthers(reading) ? lease.note() : reading.note().orElseThrow();
        KeeperNote said = leaves ? lease.left(note) : note;
        if (!known.newer() && !writeBack.write(reading, mine, said, () -> isAwakeSince(waking))) {
            return false;
        }
        noted = due ? Long.valueOf(now) : noted;
        kept = mine;
        return true;
    }

    /** Who leaves says nothing in the place of another node of this host that stays. */
    private boolean isLeftToOthers(StoreReading reading) {
        return leaves
                && lease.state(reading) == LeaseState.LIVE
                && KeeperLease.present(reading).filter(lease::isOther).isPresent();
    }

    /** Reads the fallback; empty if that fails, or what it says is not to be believed. */
    private Optional<StoreReading> readBelieved(int waking) {
        Optional<StoreReading> reading = store.tryRead();
        if (reading.isEmpty() || isBelieved(reading.get(), waking)) {
            arrivedIn = reading.isEmpty() ? arrivedIn : waking;
            return reading;
        }
        if (!mayEmpty(reading.get(), waking) || !reset.empty(reading.get())) {
            return Optional.empty();
        }
        arrivedIn = waking;
        return store.tryRead().filter(again -> isBelieved(again, waking));
    }

    /** Who has arrived believes all that was kept beside the same store. */
    private boolean isBelieved(StoreReading reading, int waking) {
        LeaseState standing = lease.state(reading);
        boolean isOurs = standing != LeaseState.FOREIGN
                && (arrivedIn == waking || reading.state().isEmpty());
        return isOurs
                || standing.isBelieved()
                || (reading.isNewer() && reading.state().isEmpty());
    }

    /**
     * A newer format is not ours to empty. Of two nodes with different primary stores the one that came later has the fallback, and
     * the other has none for as long as that one says to be there.
     */
    private boolean mayEmpty(StoreReading reading, int waking) {
        if (arrivedIn == waking && lease.isTendedElsewhere(reading)) {
            reset.giveWay(reading);
            return false;
        }
        return !reading.isNewer();
    }

    /** Returns the note of this node, if it is for this node to write into a fallback that says this. */
    public Optional<KeeperNote> noteFor(StoreReading reading) {
        return isBelieved(reading, sleep.wakings()) ? Optional.of(lease.note()) : Optional.empty();
    }

    /** Tells whether the fallback had all that is known here when it was last looked at. */
    public boolean isKept() {
        return kept == memory.knowledge().state();
    }

    /**
     * Waits until the fallback says what is known here, or could not be brought to say it, within its timeout. One that has failed is
     * not waited for.
     */
    public void await(SyncLoop loop) {
        if (!loop.isStarted() || isKept() || store.failure().isPresent()) {
            return;
        }
        if (loop.isClosed()) { // in the midst of a change
            run();
            return;
        }
        Signal done = context.platform().signal();
        waiting.add(done);
        loop.hurry();
        try {
            done.await(store.timeout());
        } catch (InterruptedException interrupted) { // the change stands nevertheless
            Thread.currentThread().interrupt();
        }
    }

    /** As often as ever, whatever the primary store does: a command may leave a change here. */
    @Override
    public Duration pause() {
        double share = 1 - JITTER + 2 * JITTER * context.platform().random();
        return Duration.ofNanos(
                (long) (share * (double) context.settings().pollInterval().toNanos()));
    }

    /** Leaves what was learnt since the last run, for the next start of this node, and says that nobody is there any more. */
    @Override
    public void end() {
        turns.lock();
        try {
            List<Signal> served = arrivals();
            leaves = true;
            look(TRIES);
            served.forEach(Signal::raise);
        } finally {
            turns.unlock();
        }
    }
}
