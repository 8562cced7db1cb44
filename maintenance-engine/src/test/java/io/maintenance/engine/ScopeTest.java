// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceHold;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.spi.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What applications do beside asking and switching: hold, wait, synchronise, adopt. */
class ScopeTest {

    private final Lab lab = new Lab();
    private final ConcurrentMap<StorageKey, String> otherEntries = new ConcurrentHashMap<>();
    private final FaultyBackend other = new FaultyBackend(otherEntries);

    @AfterEach
    void close() {
        other.heal();
        lab.close();
    }

    @Test
    void aHoldThatIsKeptStaysOn() {
        MaintenanceMode command = lab.command();
        try (MaintenanceHold hold = command.hold(spec -> spec.holder("reindex"))) {
            hold.keep();
        }

        assertThat(command.isOn()).isTrue();
    }

    @Test
    void aHoldThatCouldNotBeEndedCanBeEndedLater() {
        MaintenanceMode command = lab.command();
        MaintenanceHold hold = command.hold(spec -> spec.holder("reindex"));
        lab.primary.all(Fault.REFUSE);
        assertThatExceptionOfType(NotStoredException.class).isThrownBy(hold::close);

        lab.primary.heal();
        hold.close();

        assertThat(command.isOn()).isFalse();
    }

    @Test
    void whatWentWrongInTheWorkIsNotHiddenByTheEndOfTheHold() {
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> command.during(spec -> spec.holder("reindex"), () -> {
                    lab.primary.all(Fault.REFUSE);
                    throw new ArithmeticException("in the work");
                }))
                .satisfies(
                        thrown -> assertThat(thrown.getSuppressed()).hasOnlyElementsOfType(NotStoredException.class));
    }

    @Test
    void whoWaitsIsWokenByAChange() throws InterruptedException {
        MaintenanceMode node = lab.on().node();
        Thread operator = new Thread(() -> lab.elsewhere().command().disable());
        operator.start();

        assertThat(node.awaitOff(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
        operator.join();
    }

    @Test
    void whoWaitsIsWokenByTheEndOfTheWindow() throws InterruptedException {
        MaintenanceMode node = lab.node();
        node.enable(spec -> spec.lasting(Duration.ofHours(1)));
        Thread time = new Thread(() -> lab.machine.pass(Duration.ofHours(1)));
        time.start();

        assertThat(node.awaitOff(Duration.ofSeconds(30))).isTrue();
        time.join();
    }

    @Test
    void synchronizeReadsNowAndPutsBackWhatWasLost() {
        MaintenanceMode node = lab.on().node();
        lab.primaryEntries.clear();

        node.synchronize();

        assertThat(lab.primaryEntries).containsKey(Lab.STATUS);
    }

    @Test
    void synchronizeTellsWhatChangedAndWhetherTheStoreWasThere() {
        MaintenanceMode command = lab.command();
        assertThat(command.synchronize().outcome()).isEqualTo(Outcome.UNCHANGED);

        FaultyBackend client = lab.primary;
        lab.on();
        assertThat(command.synchronize().outcome()).isEqualTo(Outcome.COMMITTED);
        client.all(Fault.REFUSE);
        assertThatExceptionOfType(NotStoredException.class).isThrownBy(command::synchronize);
        assertThat(command.isOn()).isTrue();
    }

    @Test
    void anotherStoreIsAdoptedAndOnlyRead() {
        fillOther();
        Map<StorageKey, String> before = Map.copyOf(otherEntries);
        MaintenanceMode node = lab.node();

        assertThat(node.adopt(other).outcome()).isEqualTo(Outcome.COMMITTED);

        assertThat(node.isOnFor("10.0.0.1")).isFalse();
        assertThat(lab.elsewhere().command().isOn()).isTrue();
        assertThat(otherEntries).isEqualTo(before);
        assertThat(other.writes).hasValue(0);
        assertThat(other.closed).isTrue();
    }

    @Test
    void whatIsNewerHereOutlivesAnAdoption() {
        fillOther();
        lab.machine.pass(Duration.ofMinutes(1));
        MaintenanceMode node = lab.node();
        node.enable();
        node.disable();

        node.adopt(other);

        assertThat(node.isOn()).isFalse();
    }

    @Test
    void nothingIsAdoptedFromAStoreThatCannotBeReadWhole() {
        fillOther();
        MaintenanceMode node = lab.node();

        otherEntries.compute(Lab.STATUS, (key, text) -> text.replace("format=1", "format=2"));
        assertThatExceptionOfType(ChangeRefusedException.class).isThrownBy(() -> node.adopt(other));
        otherEntries.put(Lab.STATUS, "garbage");
        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> node.adopt(new FaultyBackend(otherEntries)));
        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> node.adopt(new FaultyBackend(otherEntries).all(Fault.REFUSE)));

        assertThat(lab.primaryEntries).isEmpty();
        assertThat(node.isOn()).isFalse();
        await().until(() -> !node.health().degraded());
    }

    private void fillOther() {
        FaultyBackend primary = lab.primary;
        lab.primary = new FaultyBackend(otherEntries);
        try (MaintenanceMode command = lab.command()) {
            command.enable(spec -> spec.addresses(List.of("10.0.0.1")));
        }
        lab.primary = primary;
    }
}
