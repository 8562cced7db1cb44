// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.Level;
import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceSnapshot;
import io.maintenance.Subscription;
import io.maintenance.engine.lab.ConcurrentCalls;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.platform.SystemPlatform;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What listeners are told. */
class EventTest {

    private final Lab lab = new Lab();
    private final List<MaintenanceEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void eachTransitionIsToldOnceAndInOrder() {
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        for (int i = 0; i < 50; i++) {
            node.enable();
            node.disable();
        }

        await().until(() -> events.size() == 100);
        for (int i = 0; i < 100; i++) {
            assertThat(events.get(i).after().on()).isEqualTo(i % 2 == 0);
            assertThat(events.get(i).before().on()).isEqualTo(i % 2 == 1);
        }
    }

    @Test
    void aChangeMadeHereIsLocalEvenIfItIsReadBackFirst() {
        MaintenanceMode node = lab.node();
        await().until(lab.primary::isWatched);
        lab.primary.afterWrite = () -> {
            int reads = lab.primary.reads.get();
            lab.primary.hint();
            assertThat(reads).isPositive();
        };
        node.onChange(events::add);
        for (int i = 0; i < 100; i++) {
            node.enable();
            node.disable();
        }

        await().until(() -> events.size() == 200);
        assertThat(events).extracting(MaintenanceEvent::cause).containsOnly(Cause.LOCAL_CHANGE);
    }

    @Test
    void aChangeThatTheStoreTookLateWasMadeHere() {
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        lab.primary.onWrite(Fault.APPLY_LATE);
        node.enable();

        lab.primary.applyLate();

        await().until(() -> !events.isEmpty());
        assertThat(events).extracting(MaintenanceEvent::cause).containsExactly(Cause.LOCAL_CHANGE);
    }

    @Test
    void whoIsToldOfAnOnSeesTheAddressesThatCameWithIt() {
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        try (Lab other = new Lab()) {
            other.command().enable(spec -> spec.addresses(List.of("10.0.0.1")));
            lab.primaryEntries.putAll(other.primaryEntries);
        }
        lab.primary.heal();

        await().until(() -> !events.isEmpty());

        assertThat(events.get(0).after().on()).isTrue();
        assertThat(events.get(0).after().addresses()).hasSize(1);
    }

    @Test
    void eachSnapshotIsToldOnceAndInOrder() {
        List<MaintenanceSnapshot> snapshots = new CopyOnWriteArrayList<>();
        MaintenanceMode node = lab.node();
        Subscription subscription = node.onSnapshot(snapshots::add);
        node.enable(spec -> spec.reason("first"));
        node.enable(spec -> spec.reason("second"));
        node.allow("192.0.2.1");
        await().until(() -> snapshots.size() == 3);
        subscription.close();
        node.disable();

        assertThat(snapshots)
                .extracting(MaintenanceSnapshot::version)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(snapshots)
                .extracting(each -> each.scope("global", lab.machine.now())
                        .activations()
                        .get(0)
                        .reason())
                .containsExactly("first", "second", "second");
        assertThat(snapshots.get(2).scope("global", lab.machine.now()).addresses())
                .hasSize(1);
    }

    @Test
    void aWindowBeginsAndEndsByTime() {
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        node.enable(spec -> spec.from(lab.machine.now().plusSeconds(3600)).lasting(Duration.ofHours(1)));

        lab.machine.pass(Duration.ofHours(1));
        await().until(() -> events.size() == 1);
        lab.machine.pass(Duration.ofHours(1));
        await().until(() -> events.size() == 2);

        assertThat(events).extracting(MaintenanceEvent::cause).containsOnly(Cause.TIME);
        assertThat(events).extracting(event -> event.after().on()).containsExactly(true, false);
    }

    @Test
    void aShortWindowOnARealClock() {
        lab.platform = new SystemPlatform(InstantSource.system());
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        node.enable(spec -> spec.lasting(Duration.ofSeconds(3)));

        await().until(() -> events.size() == 2);
        assertThat(events).extracting(MaintenanceEvent::cause).containsExactly(Cause.LOCAL_CHANGE, Cause.TIME);
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void whatTimeDidIsNotBlamedOnAChangeThatCameRightAfter() {
        MaintenanceMode node = lab.node();
        node.onChange(events::add);
        node.enable(spec -> spec.from(lab.machine.now().plusSeconds(3600)));

        lab.machine.pass(Duration.ofHours(1));
        node.scope("store-a").enable();

        await().until(() -> events.size() == 2);
        assertThat(events).extracting(MaintenanceEvent::cause).containsExactly(Cause.TIME, Cause.LOCAL_CHANGE);
        assertThat(events).extracting(event -> event.after().scope()).containsExactly("global", "store-a");
    }

    @Test
    void aLevelThatChangesIsATransitionAndAReasonIsNot() {
        MaintenanceMode node = lab.node();
        node.enable();
        node.onChange(events::add);

        node.enable(spec -> spec.reason("why"));
        node.enable(spec -> spec.level(Level.READ_ONLY));

        await().until(() -> !events.isEmpty());
        assertThat(events).extracting(event -> event.after().level()).containsExactly(Level.READ_ONLY);
    }

    @Test
    void aFailingListenerHarmsNobody() {
        MaintenanceMode node = lab.node();
        node.onChange(event -> {
            throw new IllegalStateException("a bug in a listener");
        });
        node.onChange(event -> {
            throw new AssertionError("a bug in a test's listener");
        });
        node.onChange(event -> Thread.currentThread().interrupt());
        node.onChange(events::add);

        node.enable();
        await().until(() -> events.size() == 1);
        node.disable();
        await().until(() -> events.size() == 2);
    }

    @Test
    void aListenerMayCallBackIntoTheSwitch() {
        MaintenanceMode node = lab.node();
        node.onChange(event -> {
            if (event.after().scope().equals("global") && event.after().on()) {
                node.scope("store-a").enable();
                node.onChange(events::add);
                node.disable();
            }
        });

        node.enable();

        await().until(() -> events.size() == 1 && node.scope("store-a").isOn());
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void aListenerMayCloseTheSwitch() {
        MaintenanceMode node = lab.node();
        node.onChange(event -> {
            node.close();
            events.add(event);
        });

        node.enable();

        await().until(() -> !events.isEmpty());
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void aClosedSubscriptionIsToldNothingMoreNotEvenWhatIsWaiting() throws InterruptedException {
        MaintenanceMode node = lab.node();
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        node.onChange(event -> {
            busy.countDown();
            await().until(() -> goOn.getCount() == 0);
        });
        Subscription subscription = node.onChange(events::add);
        node.enable();
        node.disable();
        busy.await();

        subscription.close();
        goOn.countDown();
        AtomicReference<MaintenanceEvent> last = new AtomicReference<>();
        node.onChange(last::set);
        node.scope("store-a").enable();

        await().until(() -> last.get() != null);
        assertThat(events).isEmpty();
    }

    @Test
    void aListenerThatComesWhileItChangesMissesNoLaterTransition() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            MaintenanceMode node = lab.elsewhere().node();
            List<Boolean> told = new CopyOnWriteArrayList<>();
            ConcurrentCalls.of(
                    2,
                    i -> i == 0
                            ? node.enable()
                            : node.onChange(event -> told.add(event.after().on())));
            node.disable();
            await().pollInterval(Duration.ofMillis(1)).until(() -> told.contains(false));
            node.close();
        }
    }
}
