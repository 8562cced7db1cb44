// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that was left on a host during an outage, and what the log says of it once the store is back. */
class LostChangeTest {

    private final Lab lab = new Lab();
    private final LogLines log = new LogLines();
    private FaultyBackend primary = lab.primary;
    private MaintenanceMode node;

    LostChangeTest() {
        lab.withFallback();
        node = lab.node();
    }

    @BeforeEach
    void theStoreGoesAway() {
        primary = lab.primary;
        await().until(() -> lab.fallbackEntries.containsKey(Lab.STATUS));
        primary.all(Fault.REFUSE);
        await().until(() -> node.health().degraded());
    }

    @AfterEach
    void close() {
        lab.close();
        log.close();
    }

    @Test
    void oneThatLosesIsToldWithTheOneThatWins() {
        assertThat(node.enable(spec -> spec.by("alice")).outcome()).isEqualTo(Outcome.DEGRADED);
        changeElsewhere(other -> other.enable(spec -> spec.by("bob")));

        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains("global operator: on, by alice (tester@lab#", "at 2026-11-21T20:00:00Z")
                .contains("it stays on, by bob (tester@lab#", "at 2026-11-21T20:01:00Z");
    }

    @Test
    void oneThatACommandLeftIsToldToo() {
        FaultyBackend client = lab.fallback();
        lab.elsewhere().primary.all(Fault.REFUSE);
        try (MaintenanceMode command = lab.command()) {
            assertThat(command.enable(spec -> spec.by("alice")).outcome()).isEqualTo(Outcome.DEGRADED);
        }
        await().until(node::isOn);
        lab.fallback = client;
        changeElsewhere(MaintenanceMode::disable);

        assertThat(told()).singleElement().asString().contains("global operator: on, by alice", "it stays off, by");
    }

    @Test
    void aRangeThatLosesIsTold() {
        node.allow("10.0.0.1");
        changeElsewhere(other -> other.setAddresses(List.of("10.0.0.2")));

        assertThat(told())
                .singleElement()
                .asString()
                .contains("global 10.0.0.1: in, by tester@lab#", "it stays all of global replaced, by tester@lab#");
    }

    @Test
    void oneThatIsDeliveredIsNotTold() {
        node.enable();
        changeElsewhere(other -> other.scope("store-a").enable());

        await().until(() -> lab.inPrimary(Lab.STATUS).contains("global.operator.on=true"));
        assertThat(told()).isEmpty();
    }

    @Test
    void oneThatSomebodyReplacedWhoKnewOfItIsNotTold() {
        node.enable();
        primary.heal();
        lab.machine.pass(Duration.ofMinutes(1));
        node.disable();
        lab.machine.pass(Duration.ofMinutes(1));
        changeElsewhere(MaintenanceMode::enable);

        await().until(node::isOn);
        assertThat(told()).isEmpty();
    }

    /** Changes something a minute later, where the store answers, and lets this node find it. */
    private void changeElsewhere(Consumer<MaintenanceMode> change) {
        lab.machine.pass(Duration.ofMinutes(1));
        FaultyBackend fallback = lab.fallback();
        lab.primary = new FaultyBackend(lab.primaryEntries);
        lab.fallback = null;
        try (MaintenanceMode other = lab.command()) {
            change.accept(other);
        }
        lab.fallback = fallback;
        primary.heal();
        int reads = primary.reads.get();
        await().until(() -> primary.reads.get() > reads + 3);
    }

    private List<String> told() {
        return log.all().stream().filter(line -> line.contains("lost against")).toList();
    }
}
