// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.store;

import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The note that says who tends a fallback. */
class KeeperNoteTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void isInTheFallbackAndNeverInThePrimary() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));

        node.enable();
        await().until(() -> lab.inFallback(STATUS).contains("operator.on"));
        lab.primaryEntries.clear();
        await().until(() -> lab.primaryEntries.containsKey(STATUS));

        assertThat(lab.inFallback(STATUS)).contains("~keeper=2026-11-21T20:00:00Z tester@lab#");
        assertThat(lab.inPrimary(STATUS)).doesNotContain("~keeper");
        assertThat(Objects.requireNonNull(node.health().keeper()).at()).isEqualTo(lab.machine.now());
    }

    @Test
    void isRenewedEachMinuteByAClockThatNeverJumps() {
        FaultyBackend fallback = lab.withFallback();
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        Instant first = lab.machine.now();

        lab.machine.jump(Duration.ofMinutes(2));
        int reads = fallback.reads.get();
        await().until(() -> fallback.reads.get() > reads + 3);
        assertThat(lab.inFallback(STATUS)).contains("~keeper=" + first);

        lab.machine.pass(Duration.ofSeconds(61));
        await().until(() -> lab.inFallback(STATUS).contains("~keeper=" + lab.machine.now()));
        assertThat(fallback.writes).hasValue(2);
        assertThat(node.isOn()).isFalse();
    }

    @Test
    void aNodeReplacesTheNoteOfOneThatIsGone() {
        lab.on().withFallback();
        String text = lab.inPrimary(STATUS);
        lab.fallbackEntries.put(STATUS, Lab.tended(text, lab.machine.now().minusSeconds(3600)));

        lab.node();

        await().until(() -> lab.inFallback(STATUS).contains("~keeper=" + lab.machine.now() + " tester@lab#"));
    }

    @Test
    void aNoteThatVanishedIsPutBack() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        await().until(() -> lab.inFallback(STATUS).contains("operator.on"));

        lab.fallbackEntries.clear();

        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        assertThat(lab.inFallback(STATUS)).contains("~keeper=", "operator.on");
    }

    @Test
    void whoIsClosedTakesItAlongAndSaysUntilWhenTheFallbackWasKept() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        node.close();

        assertThat(lab.inFallback(STATUS))
                .contains("~left=2026-11-21T20:00:00Z tester@lab#", "operator.on=true")
                .doesNotContain("~keeper");
    }

    @Test
    void whatSomebodyLeftIsBelievedForAWeek() {
        lab.withFallback();
        try (MaintenanceMode node = lab.node()) {
            node.enable();
        }
        lab.primaryEntries.clear();
        lab.machine.jump(Duration.ofDays(6));

        assertThat(lab.elsewhere().node().isOn()).isTrue();
    }

    @Test
    void nobodyCountsOnWhoWasClosed() {
        lab.withFallback();
        lab.node().close();
        lab.elsewhere().primary.all(Fault.REFUSE);

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> lab.command().enable())
                .withMessageContaining("No running node tends lab:fallback")
                .withMessageContaining("was closed at 2026-11-21T20:00:00Z");
    }

    @Test
    void ofTwoNodesTheOneThatStaysIsCountedOn() {
        lab.withFallback();
        MaintenanceMode one = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.elsewhere().node();

        one.close();

        await().until(() -> lab.inFallback(STATUS).contains("~keeper="));
        assertThat(lab.inFallback(STATUS))
                .contains("tester@lab#0000000000000002")
                .doesNotContain("~left");
    }

    @Test
    void whoIsClosedLeavesTheNoteOfOneThatStays() {
        lab.withFallback();
        MaintenanceMode one = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        String note = lab.inFallback(STATUS);
        MaintenanceMode other = lab.elsewhere().node();
        await().until(() -> lab.inFallback(STATUS).contains("tester@lab#0000000000000002"));

        lab.fallbackEntries.put(STATUS, note);
        other.close();

        assertThat(lab.inFallback(STATUS)).isEqualTo(note);
        assertThat(one.isOn()).isFalse();
    }

    @Test
    void aChangeOfAddressesIsNotLeftWithOneThatIsClosedMeanwhile() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        await().until(() -> lab.fallbackEntries.containsKey(STATUS));
        lab.elsewhere().primary.all(Fault.REFUSE);
        MaintenanceMode command = lab.command();
        lab.fallback().afterWrite = node::close;

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> command.allow("10.0.0.1"))
                .withMessageContaining("was closed at")
                .withMessageContaining("was stored in lab:fallback");
    }
}
