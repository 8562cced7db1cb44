// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maintenance.Activation;
import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.Level;
import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.address.AddressRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The switch as an application holds it, on a backend in memory. */
class SwitchTest {

    private final String store = "memory:" + UUID.randomUUID();
    private final Instant[] now = {Instant.parse("2026-11-21T20:00:00Z")};
    private final MaintenanceMode maintenance = open();

    private MaintenanceMode open() {
        return MaintenanceMode.builder()
                .backend(store)
                .by("tester")
                .clock(() -> now[0])
                .open();
    }

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void isOffUntilItIsTurnedOn() {
        assertThat(maintenance.isOn()).isFalse();
        assertThat(maintenance.snapshot().isUnknown()).isFalse();
    }

    @Test
    void enableTurnsItOnAndSaysWhatIsTrueNow() {
        ChangeResult change =
                maintenance.enable(spec -> spec.reason("Migration").lasting(Duration.ofHours(2)));

        assertThat(change.outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(change.before().on()).isFalse();
        assertThat(change.after().until()).isEqualTo(now[0].plus(Duration.ofHours(2)));
        assertThat(change.storedIn()).containsExactly(store);
        assertThat(maintenance.isOn()).isTrue();
    }

    @Test
    void aSecondEnableReplacesTheWholeActivationAndKeepsItsBeginning() {
        maintenance.enable(spec -> spec.reason("first").level(Level.READ_ONLY).lasting(Duration.ofHours(1)));
        Instant began = now[0];
        now[0] = now[0].plusSeconds(60);

        Activation activation = maintenance
                .enable(spec -> spec.message("hello"))
                .after()
                .heldBy()
                .get(0);

        assertThat(activation.reason()).isEmpty();
        assertThat(activation.level()).isEqualTo(Level.FULL);
        assertThat(activation.until()).isNull();
        assertThat(activation.since()).isEqualTo(began);
    }

    @Test
    void sayingTheSameAgainIsAcknowledgedAsUnchanged() {
        maintenance.enable();
        now[0] = now[0].plusSeconds(60);

        assertThat(maintenance.enable().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(maintenance.scope("store-a").disable().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void itIsOnWhileAnybodyHoldsIt() {
        maintenance.enable();
        maintenance.enable(spec -> spec.holder("deploy"));

        assertThat(maintenance.disable().after().heldBy())
                .extracting(Activation::holder)
                .containsExactly("deploy");
        assertThat(maintenance.disableAll().after().on()).isFalse();
    }

    @Test
    void aWindowBeginsAndEndsByItself() {
        Instant start = now[0].plusSeconds(10);
        maintenance.enable(spec -> spec.from(start).lasting(Duration.ofSeconds(10)));

        assertThat(maintenance.isOn()).isFalse();
        assertThat(maintenance.status().next()).isEqualTo(start);
        now[0] = start;
        assertThat(maintenance.isOn()).isTrue();
        now[0] = start.plusSeconds(10);
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void aPartIsOnWhileItOrGlobalIs() {
        MaintenanceScope part = maintenance.scope("store-a");
        part.enable();

        assertThat(part.isOn()).isTrue();
        assertThat(maintenance.isOn()).isFalse();
        assertThat(maintenance.scope("store-b").isOn()).isFalse();

        part.disable();
        maintenance.enable();
        assertThat(part.isOn()).isTrue();
    }

    @Test
    void anAddressMustBeOnTheListOfEachScopeThatIsOnOrOnTheGlobalOne() {
        MaintenanceScope part = maintenance.scope("store-a");
        part.allow("10.0.0.1");
        maintenance.allow("10.0.0.2");

        part.enable();
        assertThat(part.isOnFor("10.0.0.1")).isFalse();
        assertThat(part.isOnFor("10.0.0.2")).isFalse();
        assertThat(part.isOnFor("10.0.0.3")).isTrue();

        maintenance.enable();
        assertThat(part.isOnFor("10.0.0.1")).isTrue();
        assertThat(part.isOnFor("10.0.0.2")).isFalse();
        assertThat(part.isOnFor((String) null)).isTrue();
    }

    @Test
    void readOnlyGivesWayToFull() {
        maintenance.enable(spec -> spec.level(Level.READ_ONLY));
        assertThat(maintenance.isReadOnly()).isTrue();

        maintenance.enable(spec -> spec.holder("deploy"));
        assertThat(maintenance.isReadOnly()).isFalse();
        assertThat(maintenance.status().level()).isEqualTo(Level.FULL);
    }

    @Test
    void enableCanReplaceTheListInTheSameChange() {
        maintenance.allow("10.0.0.1", "10.0.0.2");

        ChangeResult change = maintenance.enable(spec -> spec.addresses(List.of("10.0.0.2", "10.0.0.3")));

        assertThat(change.after().addresses()).extracting(AddressRange::text).containsExactly("10.0.0.2", "10.0.0.3");
        assertThat(change.before().addresses()).extracting(AddressRange::text).containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void disableCanReplaceTheListInTheSameChange() {
        maintenance.enable(spec -> spec.addresses(List.of("10.0.0.1")));

        ChangeResult change = maintenance.disable(spec -> spec.addresses(List.of("10.0.0.2")));

        assertThat(change.before().on()).isTrue();
        assertThat(change.before().addresses()).extracting(AddressRange::text).containsExactly("10.0.0.1");
        assertThat(change.after().on()).isFalse();
        assertThat(change.after().addresses()).extracting(AddressRange::text).containsExactly("10.0.0.2");
    }

    @Test
    void disableCanClearTheListForAllHoldersAndSayWho() {
        maintenance.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        maintenance.enable(spec -> spec.holder("deploy"));

        ChangeResult change = maintenance.disable(
                spec -> spec.allHolders().by("release@build-7").addresses(List.of()));

        assertThat(change.after().on()).isFalse();
        assertThat(change.after().addresses()).isEmpty();
        assertThat(change.after().activations()).extracting(Activation::by).contains("release@build-7");
    }

    @Test
    void aListThatWasReadCanBeSet() {
        maintenance.allow("10.0.0.1", "2001:db8::/32");

        maintenance.scope("store-a").setAddresses(maintenance.addresses());
        maintenance.disallow(maintenance.addresses().get(0));
        maintenance.scope("store-b").enable(spec -> spec.addresses(maintenance.addresses()));

        assertThat(maintenance.scope("store-a").addresses())
                .extracting(AddressRange::text)
                .containsExactly("10.0.0.1", "2001:db8::/32");
        assertThat(maintenance.scope("store-b").addresses())
                .extracting(AddressRange::text)
                .containsExactly("2001:db8::/32");
    }

    @Test
    void everyBadAddressIsNamedAndNothingIsChanged() {
        assertThatThrownBy(() -> maintenance.allow("10.0.0.1", "localhost", "1.2.3.4/33"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("1.2.3.4/33");
        assertThat(maintenance.addresses()).isEmpty();
    }

    @Test
    void anotherInstanceSeesTheChange() {
        try (MaintenanceMode other = open()) {
            maintenance.enable();
            await().until(other::isOn);
        }
    }

    @Test
    void listenersAreToldEachTransitionOnceWithItsCause() {
        List<MaintenanceEvent> events = new CopyOnWriteArrayList<>();
        List<MaintenanceEvent> remote = new CopyOnWriteArrayList<>();
        try (MaintenanceMode other = open()) {
            maintenance.onChange(events::add);
            other.onChange(remote::add);
            maintenance.enable();
            await().until(() -> remote.size() == 1);
            maintenance.enable(spec -> spec.reason("still on"));
            maintenance.disable();
            await().until(() -> events.size() == 2 && remote.size() == 2);
        }

        assertThat(events).extracting(MaintenanceEvent::cause).containsOnly(MaintenanceEvent.Cause.LOCAL_CHANGE);
        assertThat(remote).extracting(MaintenanceEvent::cause).containsOnly(MaintenanceEvent.Cause.REMOTE_CHANGE);
        assertThat(events).extracting(event -> event.after().on()).containsExactly(true, false);
    }

    @Test
    void previewChangesNothing() {
        assertThat(maintenance.preview(spec -> spec.reason("what if")).on()).isTrue();
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void aHoldEndsWithItsBlock() throws Exception {
        boolean during = maintenance.during(spec -> spec.holder("reindex"), maintenance::isOn);

        assertThat(during).isTrue();
        assertThat(maintenance.isOn()).isFalse();
    }

    @Test
    void aHoldDoesNotEndWhatAnOperatorTurnedOn() throws Exception {
        maintenance.enable(spec -> spec.reason("by hand"));

        maintenance.during(spec -> {}, () -> "done");

        assertThat(maintenance.status().heldBy()).extracting(Activation::reason).containsExactly("by hand");
    }

    @Test
    void questionsGoOnAfterCloseAndChangesDoNot() {
        maintenance.enable();
        maintenance.close();

        assertThat(maintenance.isOn()).isTrue();
        assertThatThrownBy(maintenance::disable).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void awaitOffReturnsOnceItIsOff() throws InterruptedException {
        maintenance.enable();
        assertThat(maintenance.awaitOff(Duration.ofMillis(20))).isFalse();

        maintenance.disable();
        assertThat(maintenance.awaitOff(Duration.ofMinutes(1))).isTrue();
    }
}
