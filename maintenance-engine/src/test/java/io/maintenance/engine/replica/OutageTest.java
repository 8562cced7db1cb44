// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.spi.StorageKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nodes and commands do while the primary store is away, and what is true when it is back. */
class OutageTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void storesThatAreHandedInByTheProgramAreUsedLikeOthers(@TempDir Path directory) {
        FaultyBackend fallback = lab.withFallback();
        try (MaintenanceMode node = MaintenanceMode.builder()
                .namespace("lab")
                .backend(lab.primary)
                .fallback(fallback)
                .pollInterval(Duration.ofMillis(100))
                .flagFile(directory.resolve("ON"))
                .open()) {
            assertThat(node.enable().outcome()).isEqualTo(Outcome.COMMITTED);
            lab.primary.all(Fault.REFUSE);
            assertThat(node.disable().outcome()).isEqualTo(Outcome.DEGRADED);
            lab.primary.heal();
            await().untilAsserted(() -> assertThat(lab.inPrimary(STATUS)).contains("operator.on=false"));
        }
        assertThat(lab.primary.closed && fallback.closed).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "REJECT", "FAIL", "ERROR", "HANG", "HANG_DEAF"})
    void aNodeLivesThroughEveryKindOfFailure(Fault fault) {
        lab.primaryTimeout = Lab.BRIEF;
        MaintenanceMode node = lab.node();
        lab.primary.all(fault);
        await().until(() -> node.health().degraded());

        lab.primary.heal();
        try (MaintenanceMode other = lab.elsewhere().command()) {
            other.enable();
        }

        await().until(() -> node.isOn() && !node.health().degraded());
    }

    @Test
    void questionsNeverWaitForAHungStore() {
        MaintenanceMode node = lab.on().node();
        lab.primary.all(Fault.HANG_DEAF);
        await().until(() -> lab.primary.hung.get() > 0);

        for (int i = 0; i < 10_000; i++) {
            assertThat(node.isOn() && node.isOnFor("10.0.0.1") && node.status().on())
                    .isTrue();
            assertThat(node.health().stores()).hasSize(1);
        }
        assertThat(lab.primary.hung).as("the poll alone waits").hasValue(1);
        lab.primary.heal();
    }

    @Test
    void disableDuringAnOutageStaysOffAlthoughThePrimaryHasTheOlderOn() {
        lab.withFallback();
        MaintenanceMode node = lab.on().node();
        lab.primary.all(Fault.REFUSE);
        lab.machine.pass(Duration.ofSeconds(1));

        ChangeResult change = node.disable();

        assertThat(change.outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(change.storedIn()).containsExactly("lab:fallback");
        assertThat(change.keeper()).isNotNull();
        assertThat(node.isOn()).isFalse();
        lab.primary.heal();
        await().untilAsserted(() -> assertThat(lab.inPrimary(STATUS)).contains("global.operator.on=false"));
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void enableDuringAnOutageStaysOnAndIsDelivered() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        node.disable();
        lab.primary.all(Fault.REFUSE);

        assertThat(node.enable().outcome()).isEqualTo(Outcome.DEGRADED);

        lab.primary.heal();
        MaintenanceMode other = lab.elsewhere().node();
        await().until(other::isOn);
        assertThat(node.isOn()).isTrue();
    }

    @Test
    void aChangeSurvivesTheRestartOfItsNodeDuringTheOutage() {
        lab.withFallback();
        lab.on().primary.all(Fault.REFUSE);
        try (MaintenanceMode before = lab.node()) {
            before.disable();
            before.allow("10.0.0.1");
        }

        MaintenanceMode after = cutOff().node();
        assertThat(after.isOn()).isFalse();
        assertThat(after.snapshot().isUnknown()).isFalse();
        lab.primary.heal();

        await().untilAsserted(() -> assertThat(lab.inPrimary(STATUS)).contains("global.operator.on=false"));
        await().until(() -> lab.primaryEntries.containsKey(StorageKey.MAINTENANCE_MODE_ADDRESSES));
    }

    @Test
    void aChangeRightBeforeTheEndIsKnownAtTheNextStart() {
        lab.withFallback();
        try (MaintenanceMode before = lab.node()) {
            await().until(() -> lab.fallbackEntries.containsKey(STATUS));
            before.enable();
        }

        assertThat(cutOff().node().isOn()).isTrue();
    }

    @Test
    void aCommandLeavesItsChangeWithTheKeeperWhichObeysAndDeliversIt() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        FaultyBackend primaryOfNode = lab.primary.all(Fault.REFUSE);
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        String note = note();

        ChangeResult change = cutOff().command().enable();

        assertThat(change.outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(change.isConfirmed()).isFalse();
        assertThat(note).contains(Objects.requireNonNull(change.keeper()).who());
        await().until(node::isOn);
        assertThat(note()).isEqualTo(note);
        primaryOfNode.heal();
        await().untilAsserted(() -> assertThat(lab.inPrimary(STATUS)).contains("global.operator.on=true"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, 4, 3, -3})
    void withoutAPresentKeeperNothingIsStoredAnywhere(int minutes) {
        lab.on().withFallback();
        String text = lab.inPrimary(STATUS);
        lab.fallbackEntries.put(STATUS, Lab.tended(text, lab.machine.now().plus(Duration.ofMinutes(minutes))));

        assertNothingIsStored();
    }

    @Test
    void withAnEmptyFallbackNothingIsStoredAnywhere() {
        lab.on().withFallback();

        assertNothingIsStored();
    }

    @Test
    void withoutAFallbackNothingIsStoredAnywhere() {
        lab.on();

        assertNothingIsStored();
    }

    private void assertNothingIsStored() {
        List<Map<StorageKey, String>> before = lab.everything();
        MaintenanceMode command = cutOff().command();

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(command::disable)
                .withMessageContaining("--wait-store");
        assertThat(lab.everything()).isEqualTo(before);

        lab.primary.heal();
        assertThat(lab.elsewhere().command().isOn()).isTrue();
        lab.elsewhere().command().allow("10.0.0.9");
        assertThat(lab.primaryEntries).containsEntry(STATUS, before.get(0).get(STATUS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", "2"})
    void aPresentKeeperIsOneWhoseNoteIsLessThanThreeMinutesAway(String minutes) {
        lab.on().withFallback();
        Duration away = minutes.isEmpty() ? Duration.ofSeconds(179) : Duration.ofMinutes(Long.parseLong(minutes));
        String text = lab.inPrimary(STATUS);
        lab.fallbackEntries.put(STATUS, Lab.tended(text, lab.machine.now().plus(away)));

        assertThat(cutOff().command().disable().outcome()).isEqualTo(Outcome.DEGRADED);
    }

    @Test
    void aCommandThatAsksWritesNothing() {
        lab.withFallback();
        lab.on();
        lab.fallbackEntries.put(
                STATUS, Lab.tended(lab.inPrimary(STATUS), lab.machine.now().minusSeconds(600)));
        lab.primaryEntries.clear();
        List<Map<StorageKey, String>> before = lab.everything();

        MaintenanceMode command = lab.command();

        assertThat(command.isOn()).isTrue();
        assertThat(command.status().heldBy()).hasSize(1);
        command.health();
        command.synchronize();
        assertThat(lab.everything()).isEqualTo(before);
        assertThat(lab.primary.writes).hasValue(0);
        assertThat(Objects.requireNonNull(lab.fallback).writes).hasValue(0);
    }

    @Test
    void aCommandPutsNothingIntoThePrimaryThatItFoundInTheFallback() {
        lab.withFallback();
        lab.on();
        lab.fallbackEntries.put(
                STATUS, Lab.tended(lab.inPrimary(STATUS), lab.machine.now().minusSeconds(600)));
        lab.primaryEntries.clear();

        lab.command().scope("store-a").enable();

        assertThat(lab.inPrimary(STATUS)).contains("store-a.operator.on").doesNotContain("global.operator");
    }

    /** Gives what comes clients of the same stores, of which the primary cannot be reached. */
    private Lab cutOff() {
        lab.elsewhere().primary.all(Fault.REFUSE);
        return lab;
    }

    private String note() {
        return lab.inFallback(STATUS)
                .lines()
                .filter(line -> line.startsWith("~keeper="))
                .findFirst()
                .orElseThrow();
    }
}
