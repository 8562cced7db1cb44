// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.knowledge.Knowledge;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.knowledge.NodeMemory;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.state.State;
import io.maintenance.engine.store.Counters;
import io.maintenance.engine.store.StoreReading;
import io.maintenance.engine.store.WriteBack;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a replica's memory and the primary store converged: reads the store, merges it into memory, writes back if the merge
 * says more than the store does. The fallback has a {@link FallbackKeeper}, so that a slow one holds up nothing here. Runs of
 * one instance take turns.
 */
@SuppressWarnings("ReferenceEquality") // a merge that adds nothing keeps the instance
public final class Synchronizer {

    private final NodeContext context;
    private final NodeMemory memory;
    private final WriteBack writeBack;
    private final SuspendDetector sleep;
    private final Lock turns;
    private volatile @Nullable State delivered;

    public Synchronizer(NodeContext context, SuspendDetector sleep) {
        this.context = context;
        this.memory = context.memory();
        this.writeBack = context.writeBack(context.stores().primary());
        this.sleep = sleep;
        this.turns = context.platform().lock();
    }

    /** Runs the procedure once. */
    public void run() {
        turns.lock();
        try {
            runAlone();
        } finally {
            turns.unlock();
        }
    }

    private void runAlone() {
        boolean slept = sleep.hasSlept();
        if (slept) {
            reportSleep();
        }
        Instant begin = now();
        StoreReading reading = context.stores().primary().tryRead().orElse(null);
        if (sleep.isTooLongAgo(begin)) {
            return; // asleep in the midst of this run: what was read is old, and the next run reads again
        }
        if (reading == null) {
            memory.update(known -> believed(known, slept, begin), Cause.REMOTE_CHANGE);
            return;
        }
        memory.learn(reading, known -> context.learnPrimary(believed(known, slept, begin), reading));
        memory.undelivered().compare(reading.state(), context.writer());
        deliver(reading);
    }

    /** Part of the step that learns, so that nobody sees a node that has forgotten and not yet read. */
    private Knowledge believed(Knowledge known, boolean slept, Instant begin) {
        sleep.looked(begin, slept);
        return slept ? known.forgotten() : known;
    }

    private void deliver(StoreReading reading) {
        Knowledge known = memory.knowledge();
        State mine = known.state();
        boolean whole = known.newer() || writeBack.write(reading, mine, null, () -> !sleep.hasSlept());
        delivered = whole ? mine : null; // what came in meanwhile is not, nor is what the store has lost again
        if (whole) {
            context.stores().primary().log().settled();
        }
    }

    /** Tells whether the primary store had all that is known here when it was last looked at. */
    boolean isDelivered() {
        return memory.knowledge().state() == delivered;
    }

    /** Tells whether so long ago was the last run that nothing of what is known may be believed before the next. */
    public boolean hasSlept() {
        return sleep.hasSlept();
    }

    /** What is older than a week may have been undone meanwhile where this node was not. */
    private void reportSleep() {
        EngineLog.LOGGER.log(
                System.Logger.Level.WARNING,
                "The clock went from {0} to {1} between two looks: what was known is set aside and read anew",
                sleep.lastLook(),
                now());
        context.counters().count(Counters.SET_ASIDE);
    }

    private Instant now() {
        return context.platform().clock().instant();
    }
}
