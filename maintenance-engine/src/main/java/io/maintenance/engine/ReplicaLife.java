// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.MaintenanceEvent.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of a replica: synchronises for as long as it lasts, tends the fallback apart from that, looks at the flag file, and
 * re-asserts what was lost.
 */
final class ReplicaLife implements Life {

    private final NodeParts parts;
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

    ReplicaLife(NodeParts parts, Synchronizer synchronizer, Optional<FallbackKeeper> keeper) {
        this.parts = parts;
        this.synchronizer = synchronizer;
        this.flagFile = parts.flagFile();
        this.tended = keeper.map(each -> new Tended(each, fallbackTicker(parts, each)));
        this.primary = new Ticker(
                "sync",
                parts.stores().primary(),
                new PrimaryTask(synchronizer, parts, parts.pace(), this::hintFallback),
                parts.surroundings());
        keeper.ifPresent(each -> each.onLearned(primary::hint));
    }

    private static Ticker fallbackTicker(NodeParts parts, FallbackKeeper keeper) {
        return new Ticker("keep", parts.stores().fallback().orElseThrow(), keeper, parts.surroundings());
    }

    private void hintFallback() {
        tended.ifPresent(Tended::hint);
    }

    /** The fallback is read first, unless it takes long: what the primary store says is not to wait for it. */
    @Override
    public void begin() {
        flagFile.start();
        Duration atMost = parts.settings().startTimeout();
        long start = parts.surroundings().nanoTime();
        try {
            boolean known = tended.isEmpty() || tended.get().ticker().start(atMost.dividedBy(2));
            boolean done = primary.start(left(atMost, start));
            known = known || tended.get().ticker().awaitFirstRun(left(atMost, start));
            if (!(known && done) && !atMost.isZero()) {
                Log.LOGGER.log(System.Logger.Level.WARNING, "The stores did not answer within {0}; going on", atMost);
                parts.stores().all().forEach(store -> store.report().missed());
            }
            flagFile.awaitFirstLook(left(atMost, start));
        } catch (InterruptedException interrupted) { // then the start waits no longer
            Thread.currentThread().interrupt();
        }
    }

    private Duration left(Duration atMost, long start) {
        return atMost.minusNanos(parts.surroundings().nanoTime() - start);
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
                each.ticker().close(parts.stores().fallback().orElseThrow().timeout()));
    }
}
