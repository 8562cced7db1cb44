// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.ConcurrentCalls;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores that do not answer: who waits for them, and who does not. What waits for ever ends with the test. */
@Timeout(120)
class HangingStoreTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.primary.heal();
        lab.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "HANG_DEAF"})
    void anAttemptOnAHungPrimaryWaitsForOneCall(Fault hang) {
        lab.primaryTimeout = Lab.SHORT;
        MaintenanceMode command = lab.command();
        lab.primary.all(hang);

        assertThatExceptionOfType(NotStoredException.class).isThrownBy(command::enable);

        assertThat(lab.primary.hung).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANG", "HANG_DEAF"})
    void anAttemptEndsAlsoWhileThePollHangs(Fault hang) {
        lab.primaryTimeout = Lab.SHORT;
        lab.withFallback();
        MaintenanceMode node = lab.node();
        lab.primary.all(hang);
        await().until(() -> lab.primary.hung.get() > 0);

        for (int i = 0; i < 5; i++) {
            assertThat(node.enable().outcome()).isEqualTo(Outcome.DEGRADED);
        }
    }

    @Test
    void aHungFallbackDoesNotKeepChangesFromTravellingThroughThePrimary() {
        lab.fallbackTimeout = Lab.SHORT;
        FaultyBackend fallback = lab.withFallback();
        MaintenanceMode node = lab.node();
        fallback.all(Fault.HANG);
        try (MaintenanceMode other = lab.elsewhere().command()) {
            other.enable();
        }

        await().until(node::isOn);
        assertThat(node.disable().outcome()).isEqualTo(Outcome.COMMITTED);
        fallback.heal();
    }

    @Test
    void aPrimaryThatHangsDoesNotKeepANodeFromItsFallback() {
        lab.primaryTimeout = Lab.SHORT;
        lab.withFallback();
        MaintenanceMode node = lab.node();
        lab.primary.all(Fault.HANG);
        await().until(() ->
                lab.fallbackEntries.containsKey(Lab.STATUS) && node.health().degraded());

        lab.elsewhere().primary.all(Fault.REFUSE);
        assertThat(lab.command().enable().outcome()).isEqualTo(Outcome.DEGRADED);

        await().until(node::isOn);
    }

    @Test
    void theStartWaitsForTheStoresAsLongAsItIsTold() {
        lab.startTimeout = Duration.ofMillis(50);
        lab.primary.all(Fault.HANG_DEAF);

        MaintenanceMode node = lab.node();

        assertThat(node.snapshot().isUnknown()).isTrue();
        lab.primary.heal();
        await().until(() -> !node.snapshot().isUnknown());
    }

    @Test
    void aWatchThatHangsDoesNotHoldUpTheStart() {
        lab.primary.watchHangs = true;

        MaintenanceMode node = lab.node();

        assertThat(node.snapshot().isUnknown()).isFalse();
    }

    @Test
    void aWatchThatHangsIsGivenUpForTheFirstPolls() {
        lab.primaryTimeout = Lab.SHORT;
        lab.primary.watchHangs = true;
        MaintenanceMode node = lab.node();
        await().until(() -> lab.primary.hung.get() > 0);

        try (MaintenanceMode other = lab.elsewhere().command()) {
            other.enable();
        }
        await().until(node::isOn);
    }

    @Test
    void aStoreThatHungAtTheStartIsWatchedOnceItIsBack() {
        lab.primaryTimeout = Lab.SHORT;
        lab.startTimeout = Duration.ZERO;
        FaultyBackend client = lab.primary.all(Fault.HANG_DEAF);
        MaintenanceMode node = lab.node();
        await().until(() -> node.health().degraded() && client.reads.get() > 0);
        await().until(() -> node.health().counters().getOrDefault(Counters.READ_FAILURES, 0L) > 2);

        client.heal();

        await().until(client::isWatched);
    }

    @Test
    void changesOfTwoNodesAtOnceAreAllThere() throws InterruptedException {
        MaintenanceMode one = lab.node();
        MaintenanceMode two = lab.elsewhere().node();
        List<Outcome> outcomes = ConcurrentCalls.of(16, i -> (i % 2 == 0 ? one : two)
                .allow("10.0." + i + ".1", "10.0." + i + ".2")
                .outcome());

        assertThat(outcomes).hasSize(16).containsOnly(Outcome.COMMITTED);
        assertThat(lab.elsewhere().command().addresses()).hasSize(32);
        await().until(() -> one.addresses().size() == 32 && two.addresses().size() == 32);
    }

    @Test
    void anInterruptedCallerIsToldAndStaysInterrupted() {
        MaintenanceMode command = lab.command();
        lab.primary.all(Fault.HANG);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(NotStoredException.class).isThrownBy(command::enable);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lab.primaryEntries).isEmpty();
    }
}
