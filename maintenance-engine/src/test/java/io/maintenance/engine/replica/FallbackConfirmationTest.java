// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.replica;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica has confirmed, its fallback has. */
class FallbackConfirmationTest {

    private final Lab lab = new Lab();

    @BeforeEach
    void nobodyLooksAgainUnlessThereIsAReason() {
        lab.withFallback();
        lab.poll = Duration.ofHours(1);
    }

    @AfterEach
    void close() {
        lab.fallback().heal();
        lab.close();
    }

    @Test
    void theFallbackHasItBeforeTheAnswer() {
        MaintenanceMode node = lab.node();

        for (int i = 0; i < 20; i++) {
            node.enable();
            assertThat(lab.inFallback(STATUS)).contains("operator.on=true");
            node.disable();
            assertThat(lab.inFallback(STATUS)).contains("operator.on=false");
            node.setAddresses(List.of("10.0.0." + i));
            assertThat(lab.inFallback(ADDRESSES)).contains("10.0.0." + i);
        }
    }

    @Test
    void theFallbackHasItBeforeTheAnswerAlsoIfAnotherNodeOfTheHostIsFaster() {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        FaultyBackend client = lab.fallback();
        int before = client.writes.get();
        client.beforeWrite = () -> {
            if (client.writes.get() < before + 4) {
                String text = lab.inFallback(STATUS);
                lab.fallbackEntries.put(
                        STATUS, Lab.tended(text, lab.machine.now().plusSeconds(client.writes.get())));
            }
        };

        node.enable();

        assertThat(lab.inFallback(STATUS)).contains("operator.on=true");
        assertThat(client.writes).hasValueGreaterThanOrEqualTo(before + 4);
    }

    @Test
    void theFallbackHasItBeforeTheCloseReturnsIfItTookNothingBefore() {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.fallback().onWrite(Fault.REFUSE);
        assertThat(node.enable().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(lab.inFallback(STATUS)).doesNotContain("operator.on");

        lab.fallback().heal();
        node.close();

        assertThat(lab.inFallback(STATUS)).contains("operator.on=true");
    }

    @Test
    void theFallbackHasItBeforeTheCloseReturnsIfALookIsUnderWay() throws InterruptedException {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        FaultyBackend client = lab.fallback().onRead(Fault.HANG);
        Thread changing = new Thread(node::enable);
        changing.start();
        await().until(() -> client.hung.get() == 1);

        Thread closing = new Thread(node::close);
        closing.start();
        await().until(() ->
                closing.getState() == Thread.State.WAITING || closing.getState() == Thread.State.TIMED_WAITING);
        client.heal();
        closing.join();
        changing.join();

        assertThat(lab.inFallback(STATUS)).contains("operator.on=true");
    }

    @Test
    void aCloserThatWasInterruptedWaitsAllTheSameAndStaysInterrupted() {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.fallback().onWrite(Fault.REFUSE);
        node.enable();
        lab.fallback().heal();

        Thread.currentThread().interrupt();
        node.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lab.inFallback(STATUS)).contains("operator.on=true");
    }

    @Test
    void aFallbackThatFailsIsNotWaitedFor() {
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.fallback().all(Fault.REFUSE);
        node.enable();
        FaultyBackend client = lab.fallback().all(Fault.HANG);

        assertThat(node.disable().outcome()).isEqualTo(Outcome.COMMITTED);
        client.heal();
    }
}
