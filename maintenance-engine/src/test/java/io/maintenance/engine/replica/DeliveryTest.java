// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceHealth.Keeper;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.codec.EntryCodec;
import io.maintenance.engine.codec.KeeperNote;
import io.maintenance.engine.knowledge.NodeContext;
import io.maintenance.engine.lab.FastForwardPlatform;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node knows and the store does not comes there, whatever happens meanwhile. */
class DeliveryTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.primary.heal();
        lab.close();
    }

    @Test
    void aWriteThatLosesItsRaceIsTriedAgainAlthoughTheStorePushesEverything() {
        MaintenanceMode node = watchingNode();
        Runnable faster = once(() -> lab.primaryEntries.put(STATUS, on("store-a")));
        lab.primary.beforeWrite = faster;

        lab.primaryEntries.clear();
        lab.primary.hint();

        await().until(() -> lab.inPrimary(STATUS).contains("global.operator.on=true"));
        assertThat(lab.inPrimary(STATUS)).contains("store-a.operator.on=true");
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void aHintDuringALookIsFollowedByAnotherLook() {
        lab.poll = NEVER;
        MaintenanceMode node = onNode();
        lab.primary.beforeWrite = once(() -> {
            lab.primaryEntries.put(STATUS, on("store-a"));
            lab.primary.hint();
        });

        lab.primaryEntries.clear();
        lab.primary.hint();

        await().until(() -> node.scope("store-a").status().heldBy().stream()
                .anyMatch(each -> each.scope().equals("store-a")));
    }

    @Test
    void whatIsLearntWhileAWriteIsUnderWayDoesNotCountAsDelivered() {
        lab.on();
        NodeContext context = lab.context();
        Synchronizer synchronizer = new Synchronizer(context, new SuspendDetector(lab.machine.clock()));
        synchronizer.run();
        assertThat(synchronizer.isDelivered()).isTrue();
        State late = State.ofStatus(
                EntryCodec.status("lab", 2048).read(on("store-a")).registers());
        lab.primary.beforeWrite = () -> context.memory().update(known -> known.learnChange(late), Cause.LOCAL_CHANGE);

        lab.primaryEntries.clear();
        synchronizer.run();
        assertThat(lab.inPrimary(STATUS)).contains("global.operator.on=true");
        assertThat(synchronizer.isDelivered()).isFalse();

        lab.primary.beforeWrite = () -> {};
        synchronizer.run();
        assertThat(lab.inPrimary(STATUS)).contains("store-a.operator.on=true");
        assertThat(synchronizer.isDelivered()).isTrue();
        context.stores().close();
    }

    @Test
    void aChangeThatWasLeftHereIsDeliveredAtOnceIfTheStoreIsBack() {
        lab.poll = NEVER;
        FaultyBackend fallback = lab.withFallback();
        MaintenanceMode node = onNode();
        await().until(() -> lab.inFallback(STATUS).contains("operator.on"));
        lab.primary.all(Fault.REFUSE);
        fallback.afterWrite = lab.primary::heal;

        assertThat(node.disable().outcome()).isEqualTo(Outcome.DEGRADED);

        await().until(() -> lab.inPrimary(STATUS).contains("global.operator.on=false"));
    }

    @Test
    void aChangeThatACommandLeftIsDeliveredAtOnceIfTheStoreAnswersHere() {
        lab.poll = NEVER;
        FaultyBackend fallback = lab.withFallback();
        onNode();
        await().until(() -> fallback.isWatched() && lab.inFallback(STATUS).contains("operator.on"));
        FaultyBackend primary = lab.primary;
        lab.elsewhere().primary.all(Fault.REFUSE);
        assertThat(lab.command().disable().outcome()).isEqualTo(Outcome.DEGRADED);

        fallback.hint();

        await().until(() -> lab.inPrimary(STATUS).contains("global.operator.on=false"));
        assertThat(primary.isWatched()).isTrue();
    }

    @Test
    void aChangeThatOthersAreFasterThanIsNotLeftWithAKeeper() {
        lab.withFallback();
        Keeper keeper = new Keeper("keeper@lab#00000000000000ff", Instant.now());
        lab.on();
        lab.fallbackEntries.put(STATUS, Lab.noted(lab.inPrimary(STATUS), new KeeperNote("lab:primary", keeper, false)));
        lab.platform = new FastForwardPlatform(1, () -> {});
        lab.primary.beforeWrite = () -> lab.primaryEntries.put(STATUS, on("store-" + lab.primary.writes.get()));

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> lab.command().disable())
                .withMessageContaining("others kept changing");
        assertThat(lab.inFallback(STATUS)).contains("global.operator.on=true");
    }

    @Test
    void aChangeIsStampedAfterAllThatWasSeenThoughTheStoreHasLostIt() {
        lab.poll = NEVER;
        lab.machine.jump(NEVER);
        MaintenanceMode node = onNode();
        lab.machine.jump(NEVER.negated());
        lab.primaryEntries.clear();

        node.disable();

        assertThat(node.isOn()).isFalse();
        assertThat(lab.inPrimary(STATUS)).contains("global.operator.on=false");
    }

    private MaintenanceMode watchingNode() {
        lab.pollWatched = NEVER;
        lab.primary.watchIsComplete = true;
        return onNode();
    }

    /** A node that has been on for a while, and whose watch has begun. */
    private MaintenanceMode onNode() {
        MaintenanceMode node = lab.node();
        node.enable();
        await().until(lab.primary::isWatched);
        int reads = lab.primary.reads.get();
        lab.primary.hint();
        await().until(() -> lab.primary.reads.get() > reads);
        return node;
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    /** Returns a status entry that says that a scope is on, as another node writes it. */
    private static String on(String scope) {
        try (Lab other = new Lab()) {
            other.command().scope(scope).enable();
            return other.inPrimary(STATUS);
        }
    }
}
