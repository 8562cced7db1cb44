// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import io.maintenance.engine.lab.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log of an application says of its stores: each loss and each return once. */
class StoreLogTest {

    private static final String BACK = "INFO The primary store lab:primary is back";

    private final Lab lab = new Lab();
    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        lab.close();
        log.close();
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, cannot be reached: refused",
        "FAIL, cannot be reached: the backend failed",
        "HANG_DEAF, cannot be reached: ",
        "REJECT, refuses: read-only"
    })
    void aStoreThatIsLostIsToldOnceAndSoIsItsReturn(Fault fault, String reason) {
        lab.primaryTimeout = fault == Fault.HANG_DEAF ? Lab.BRIEF : Lab.LONG;
        lab.node();
        lab.primary.all(fault);
        looks(lab.primary, fault);

        assertThat(log.of("primary"))
                .singleElement()
                .asString()
                .startsWith("WARNING The primary store lab:primary " + reason);

        lab.primary.heal();
        await().until(() -> log.of("primary").size() > 1);
        looks(lab.primary, 6);
        assertThat(log.of("primary")).hasSize(2).last().isEqualTo(BACK);
    }

    @Test
    void aFallbackThatIsLostIsToldToo() {
        FaultyBackend fallback = lab.withFallback();
        lab.node();
        fallback.all(Fault.REFUSE);
        looks(fallback, 4);
        fallback.heal();
        await().until(() -> log.of("fallback").size() == 2);

        assertThat(log.of("fallback").get(0)).startsWith("WARNING The fallback store lab:fallback cannot be reached");
        assertThat(log.of("primary")).isEmpty();
    }

    @Test
    void aStoreThatIsAwayAtTheStartIsTold() {
        lab.primary.all(Fault.REFUSE);
        lab.node();
        looks(lab.primary, 4);

        assertThat(log.of("primary")).singleElement().asString().contains("cannot be reached");
    }

    @Test
    void aStoreThatAnswersFromTheStartIsNotTold() {
        lab.withFallback();
        lab.node().enable();
        looks(lab.primary, 4);

        assertThat(log.all()).isEmpty();
    }

    @Test
    void eachKindOfTroubleIsToldOnceUntilTheStoreIsBack() {
        lab.node();
        for (Fault fault : List.of(Fault.REFUSE, Fault.REJECT, Fault.REFUSE, Fault.REJECT)) {
            lab.primary.all(fault);
            looks(lab.primary, 2);
        }
        assertThat(log.of("primary")).hasSize(2);

        lab.primary.heal();
        await().until(() -> log.of("primary").contains(BACK));
        lab.primary.all(Fault.REFUSE);
        await().until(() -> log.of("primary").size() == 4);
    }

    @Test
    void aStoreThatTakesNoWritesIsToldOnceThoughItCanBeRead() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        lab.primary.onWrite(Fault.REJECT);
        node.enable();
        looks(lab.primary, 8);
        assertThat(log.of("primary").stream()
                        .filter(line -> line.startsWith("WARNING"))
                        .toList())
                .hasSize(1);
        int lines = log.of("primary").size();

        looks(lab.primary, 8);
        assertThat(log.of("primary")).hasSize(lines).doesNotContain(BACK);
        lab.primary.heal();
        await().until(() -> log.of("primary").contains(BACK));
    }

    @Test
    void looksWhileARefusedChangeIsOnItsWayToTheFallbackAreNoReturn() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        lab.primary.onWrite(Fault.REJECT);
        AtomicBoolean first = new AtomicBoolean(true);
        lab.fallback().beforeWrite = () -> {
            if (lab.primary.writes.get() > 0 && first.getAndSet(false)) {
                looks(lab.primary, 8);
            }
        };

        node.enable();
        looks(lab.primary, 8);

        assertThat(log.of("primary"))
                .singleElement()
                .asString()
                .startsWith("WARNING The primary store lab:primary refuses");
    }

    @Test
    void aDamagedEntryIsToldWithWhatToDo() {
        lab.node();
        lab.primaryEntries.put(STATUS, "garbage");
        looks(lab.primary, 6);

        assertThat(log.of("primary"))
                .singleElement()
                .asString()
                .startsWith(
                        "WARNING The primary store lab:primary holds what cannot be used: The entry MAINTENANCE_MODE_STATUS")
                .contains("remove it by hand");
        lab.primaryEntries.remove(STATUS);
        await().until(() -> log.of("primary").contains(BACK));
    }

    @Test
    void whatIsTooLargeIsNoLoss() {
        MaintenanceMode node = lab.node();
        lab.primary.onWrite(Fault.TOO_LARGE);
        refused(node::enable);
        looks(lab.primary, 4);

        assertThat(log.of("primary")).isEmpty();
    }

    @Test
    void aSwitchThatIsClosedHasLostNothing() {
        MaintenanceMode node = lab.node();
        node.close();

        assertThat(log.all()).isEmpty();
    }

    @Test
    void aCommandTellsItsCallerAndNotTheLog() {
        lab.primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();
        Assertions.assertThatExceptionOfType(NotStoredException.class).isThrownBy(command::enable);

        assertThat(log.all()).isEmpty();
    }

    @Test
    void aStoreThatHasNotAnsweredYetIsNotSaidToBeUp() {
        lab.withFallback();
        lab.startTimeout = Duration.ofMillis(1);
        lab.primary.all(Fault.HANG);
        MaintenanceMode node = lab.node();

        MaintenanceHealth.StoreStatus primary = node.health().stores().get(0);
        assertThat(primary.state()).isEqualTo(StoreState.UNKNOWN);
        assertThat(primary.problem()).isEqualTo("it has not answered yet");
        assertThat(node.health().degraded()).isTrue();
        lab.primary.heal();
        await().until(() -> log.of("primary").contains(BACK));
        assertThat(node.health().stores().get(0).state()).isEqualTo(StoreState.UP);
    }

    private static void refused(ThrowingCallable change) {
        Assertions.assertThatThrownBy(change).isInstanceOf(RuntimeException.class);
    }

    /** Waits until a store has failed some times; one that hangs is asked once. */
    private void looks(FaultyBackend backend, Fault fault) {
        if (fault == Fault.HANG_DEAF) {
            await().until(() -> !log.of("primary").isEmpty());
        } else {
            looks(backend, 6);
        }
    }

    /** Waits until a store was asked some times more. */
    private static void looks(FaultyBackend backend, int times) {
        int before = backend.reads.get() + backend.writes.get();
        await().until(() -> backend.reads.get() + backend.writes.get() >= before + times);
    }
}
