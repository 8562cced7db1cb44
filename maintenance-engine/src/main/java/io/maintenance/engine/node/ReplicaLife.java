// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.engine.knowledge.FlagFile;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.platform.Log;
import io.maintenance.engine.replica.FallbackKeeper;
import io.maintenance.engine.replica.PrimaryTask;
import io.maintenance.engine.replica.Synchronizer;
import io.maintenance.engine.replica.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of a replica: synchronises for as long as it lasts, tends the fallback apart from that, looks at the flag file, and
 * re-asserts what was lost.
 */
final class ReplicaLife implements Life {

    private final NodeContext context;
    private final Synchronizer synchronizer;
    private final FlagFile flagFile;
    private final Ticker primary;
    private final Optional<Tended> tended;

    /** The fallback's keeper, and what keeps it going. */
    private record Tended(FallbackKeeper keeper, Ticker ticker) {

        /** What was just learnt is written without delay. */
        void hint() {
            if (!keeper.isKept()) {
                ticker.hint();
            }
        }

        void awaitKept() {
            keeper.await(ticker);
        }
    }

    ReplicaLife(NodeContext context, Synchronizer synchronizer, Optional<FallbackKeeper> keeper) {
        this.context = context;
        this.synchronizer = synchronizer;
        this.flagFile = context.flagFile();
        this.tended = keeper.map(each -> new Tended(each, fallbackTicker(context, each)));
        this.primary = new Ticker(
                "sync",
                context.stores().primary(),
                new PrimaryTask(synchronizer, context, this::hintFallback),
                context.surroundings());
        keeper.ifPresent(each -> each.onLearned(primary::hint));
    }

    private static Ticker fallbackTicker(NodeContext context, FallbackKeeper keeper) {
        return new Ticker("keep", context.stores().fallback().orElseThrow(), keeper, context.surroundings());
    }

    private void hintFallback() {
        tended.ifPresent(Tended::hint);
    }

    /** The fallback is read first, unless it takes long: what the primary store says is not to wait for it. */
    @Override
    public void begin() {
        flagFile.start();
        Duration atMost = context.settings().startTimeout();
        long start = context.surroundings().nanoTime();
        try {
            boolean known = tended.isEmpty() || tended.get().ticker().start(atMost.dividedBy(2));
            boolean done = primary.start(left(atMost, start));
            known = known || tended.get().ticker().awaitFirstRun(left(atMost, start));
            if (!(known && done) && !atMost.isZero()) {
                Log.LOGGER.log(System.Logger.Level.WARNING, "The stores did not answer within {0}; going on", atMost);
                context.stores().all().forEach(store -> store.report().missed());
            }
            flagFile.awaitFirstLook(left(atMost, start));
        } catch (InterruptedException interrupted) { // then the start waits no longer
            Thread.currentThread().interrupt();
        }
    }

    private Duration left(Duration atMost, long start) {
        return atMost.minusNanos(context.surroundings().nanoTime() - start);
    }

    @Override
    public void synchronize() {
        tended.ifPresent(each -> each.keeper().run());
        synchronizer.run(Cause.REMOTE_CHANGE);
        tended.ifPresent(each -> each.keeper().run());
    }

    @Override
    public void beforeChange() {
        if (synchronizer.hasSlept()) {
            synchronizer.run(Cause.REMOTE_CHANGE);
        }
        primary.changing();
    }

    /** What was answered is to be known at the next start of this node, however this one ends. */
    @Override
    public void afterChange() {
        primary.changed();
        tended.ifPresent(Tended::awaitKept);
    }

    @Override
    public void close() {
        primary.close(Duration.ZERO);
        flagFile.close();
        tended.ifPresent(each ->
                each.ticker().close(context.stores().fallback().orElseThrow().timeout()));
    }
}
