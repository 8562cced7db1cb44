// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.engine.knowledge.FlagFile;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.engine.replica.FallbackKeeper;
import io.maintenance.engine.replica.PrimaryTask;
import io.maintenance.engine.replica.SyncLoop;
import io.maintenance.engine.replica.Synchronizer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lifecycle of a replica: synchronizes as long as it is open, tends the fallback apart from that, looks at the flag file,
 * and re-asserts what was lost.
 */
final class ReplicaLifecycle implements NodeLifecycle {

    private final NodeContext context;
    private final Synchronizer synchronizer;
    private final FlagFile flagFile;
    private final SyncLoop primary;
    private final Optional<FallbackLoop> tended;

    /** The fallback's keeper, and what keeps it going. */
    private record FallbackLoop(FallbackKeeper keeper, SyncLoop loop) {

        /** What was just learnt is written without delay. */
        void hint() {
            if (!keeper.isKept()) {
                loop.hint();
            }
        }

        void awaitKept() {
            keeper.await(loop);
        }
    }

    ReplicaLifecycle(NodeContext context, Synchronizer synchronizer, @Nullable FallbackKeeper keeper) {
        this.context = context;
        this.synchronizer = synchronizer;
        this.flagFile = context.flagFile();
        this.tended = Optional.ofNullable(keeper).map(each -> new FallbackLoop(each, fallbackLoop(context, each)));
        this.primary = new SyncLoop(
                "sync",
                context.stores().primary(),
                new PrimaryTask(synchronizer, context, this::hintFallback),
                context.platform());
        tended.ifPresent(each -> each.keeper().onLearned(primary::hint));
    }

    private static SyncLoop fallbackLoop(NodeContext context, FallbackKeeper keeper) {
        return new SyncLoop("keep", context.stores().fallback().orElseThrow(), keeper, context.platform());
    }

    private void hintFallback() {
        tended.ifPresent(FallbackLoop::hint);
    }

    /** The fallback is read first, unless it takes long: what the primary store says is not to wait for it. */
    @Override
    public void begin() {
        flagFile.start();
        Duration atMost = context.settings().startTimeout();
        long start = context.platform().nanoTime();
        try {
            boolean known = tended.isEmpty() || tended.get().loop().start(atMost.dividedBy(2));
            boolean done = primary.start(left(atMost, start));
            known = known || tended.get().loop().awaitFirstRun(left(atMost, start));
            if (!(known && done) && !atMost.isZero()) {
                EngineLog.LOGGER.log(
                        System.Logger.Level.WARNING, "The stores did not answer within {0}; going on", atMost);
                context.stores().all().forEach(store -> store.log().missed());
            }
            flagFile.awaitFirstLook(left(atMost, start));
        } catch (InterruptedException interrupted) { // then the start waits no longer
            Thread.currentThread().interrupt();
        }
    }

    private Duration left(Duration atMost, long start) {
        return atMost.minusNanos(context.platform().nanoTime() - start);
    }

    @Override
    public void synchronize() {
        tended.ifPresent(each -> each.keeper().run());
        synchronizer.run();
        tended.ifPresent(each -> each.keeper().run());
    }

    @Override
    public void beforeChange() {
        if (synchronizer.hasSlept()) {
            synchronizer.run();
        }
        primary.changing();
    }

    /** What was answered is to be known at the next start of this node, however this one ends. */
    @Override
    public void afterChange() {
        primary.changed();
        tended.ifPresent(FallbackLoop::awaitKept);
    }

    @Override
    public void close() {
        primary.close(Duration.ZERO);
        flagFile.close();
        tended.ifPresent(each ->
                each.loop().close(context.stores().fallback().orElseThrow().timeout()));
    }
}
