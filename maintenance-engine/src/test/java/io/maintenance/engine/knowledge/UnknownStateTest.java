// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.knowledge;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceMode;
import io.maintenance.UnknownPolicy;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is answered while nothing is known. */
class UnknownStateTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void isOffUnlessThePolicySaysOtherwise() {
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode node = lab.node();

        assertThat(node.isOn()).isFalse();
        assertThat(node.snapshot().isUnknown()).isTrue();
        assertThat(node.health().unknown()).isTrue();
    }

    @Test
    void isOnIfThePolicySaysSoUntilSomethingIsKnown() {
        lab.onUnknown = UnknownPolicy.CLOSED;
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode node = lab.node();
        List<MaintenanceEvent> events = new CopyOnWriteArrayList<>();
        node.onChange(events::add);
        assertThat(node.isOn()).isTrue();
        assertThat(node.snapshot().isUnknown()).isTrue();

        lab.primary.heal();

        await().until(() -> events.size() == 1);
        assertThat(node.isOn()).isFalse();
        assertThat(node.snapshot().isUnknown()).isFalse();
    }

    @Test
    void thePolicyHasNoSayOnceSomethingWasKnown() {
        lab.onUnknown = UnknownPolicy.CLOSED;
        MaintenanceMode node = lab.node();

        lab.primary.all(Fault.REFUSE);

        await().until(() -> node.health().degraded());
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void anEmptyStoreThatCanBeReadIsOff() {
        lab.onUnknown = UnknownPolicy.CLOSED;

        assertThat(lab.node().isOn()).isFalse();
        assertThat(lab.command().snapshot().isUnknown()).isFalse();
    }

    @Test
    void anEmptyFallbackBesideADeadPrimaryIsUnknown() {
        lab.withFallback();
        lab.primary.all(Fault.REFUSE);

        assertThat(lab.node().snapshot().isUnknown()).isTrue();
        assertThat(lab.command().snapshot().isUnknown()).isTrue();
    }

    @Test
    void aFallbackThatSaysOffIsKnowledge() {
        lab.withFallback();
        try (MaintenanceMode before = lab.node()) {
            before.enable();
            before.disable();
            await().until(() -> lab.fallbackEntries.getOrDefault(STATUS, "").contains("operator.on=false"));
        }

        lab.elsewhere().primary.all(Fault.REFUSE);

        assertThat(lab.node().snapshot().isUnknown()).isFalse();
    }

    @Test
    void anEntryOfWhichNothingIsUnderstoodIsNotAnOff() {
        lab.primaryEntries.put(STATUS, "maintenance/2+brotli:AAAA");

        assertThat(lab.command().snapshot().isUnknown()).isTrue();
    }
}
