// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.change;

import static io.maintenance.engine.lab.Lab.ADDRESSES;
import static io.maintenance.engine.lab.Lab.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ChangeRefusedException;
import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.NotStoredException;
import io.maintenance.engine.lab.FaultyBackend.Fault;
import io.maintenance.engine.lab.Lab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes whose answer does not come, comes late, or is wrong. */
class UnansweredWriteTest {

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aWriteWhoseAnswerWasLostIsCommittedWhenItIsReadAgain() {
        lab.primary.onWrite(Fault.LOSE_ANSWER);

        assertThat(lab.command().enable().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(lab.primary.writes).hasValue(1);
    }

    @Test
    void aWriteThatWasDeniedAndYetHappenedCountsOnce() {
        lab.primary.onWrite(Fault.DENY);

        assertThat(lab.command().enable().outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(lab.primary.writes).hasValue(1);
    }

    @Test
    void aLostAnswerOnTheFirstOfTwoEntriesIsNoReasonToGiveUp() {
        lab.primary.onWrite(ADDRESSES, Fault.LOSE_ANSWER);

        ChangeResult change = lab.command().enable(spec -> spec.addresses(List.of("10.0.0.1")));

        assertThat(change.outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(change.after().on()).isTrue();
    }

    @Test
    void aHungWriteIsInDoubtWhenNothingMoreCanBeRead() {
        lab.primaryTimeout = Lab.BRIEF;
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.HANG_DEAF);

        ChangeResult change = command.enable();

        assertThat(change.outcome()).isEqualTo(Outcome.IN_DOUBT);
        assertThat(change.isConfirmed()).isFalse();
        assertThat(change.storedIn()).isEmpty();
        assertThat(change.after().on()).isTrue();
        lab.primary.heal();
    }

    @Test
    void aWriteThatKeepsFailingWhileTheStoreCanBeReadEndsSoon() {
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.REFUSE);

        assertThat(command.enable().outcome()).isEqualTo(Outcome.IN_DOUBT);
        assertThat(lab.primary.writes).hasValueLessThan(4);
    }

    @Test
    void oneLostConnectionIsNotTheEndOfAChange() {
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.REFUSE);
        lab.primary.beforeWrite = () -> {
            if (lab.primary.writes.get() > 1) {
                lab.primary.heal();
            }
        };

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void aRejectedWriteIsNotInDoubt() {
        lab.primary.onWrite(Fault.REJECT);
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(command::enable)
                .withMessageContaining("read-only");
        assertThat(command.isOn()).isFalse();
        assertThat(lab.primaryEntries).isEmpty();
    }

    @Test
    void aWriteThatWasNeverSentIsNotInDoubt() {
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.UNREACHED);

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(command::enable)
                .withMessageContaining("could not be reached: nothing listens");
        assertThat(lab.primary.writes).hasValue(1);
    }

    @Test
    void whatIsInDoubtIsLeftWithTheKeeperIfThereIsOne() {
        lab.primaryTimeout = Lab.BRIEF;
        lab.withFallback();
        MaintenanceMode node = lab.node();
        lab.primary.onWrite(Fault.HANG_DEAF);

        assertThat(node.enable().outcome()).isEqualTo(Outcome.DEGRADED);
        assertThat(node.isOn()).isTrue();
        lab.primary.heal();
        await().until(() -> lab.primaryEntries.containsKey(STATUS));
        assertThat(lab.elsewhere().command().isOn()).isTrue();
    }

    @Test
    void aDamagedFallbackDoesNotHideThatAChangeIsInDoubt() {
        lab.primaryTimeout = Lab.BRIEF;
        lab.withFallback();
        lab.on();
        lab.fallbackEntries.put(STATUS, Lab.tended(lab.inPrimary(STATUS), lab.machine.now()));
        lab.fallbackEntries.put(ADDRESSES, "garbage");
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.HANG_DEAF);

        assertThat(command.allow("10.0.0.1").outcome()).isEqualTo(Outcome.IN_DOUBT);
        lab.primary.heal();
    }

    @Test
    void aWriteThatIsAppliedLateDoesNoHarm() {
        lab.withFallback();
        MaintenanceMode node = lab.node();
        node.enable();
        lab.primary.onWrite(Fault.APPLY_LATE);
        node.disable();
        lab.primary.onWrite(Fault.NONE);
        node.enable(spec -> spec.reason("again"));

        lab.primary.applyLate();

        int seen = lab.primary.reads.get();
        await().until(() -> lab.primary.reads.get() > seen + 3);
        assertThat(node.isOn()).isTrue();
        assertThat(lab.elsewhere().command().status().newest().orElseThrow().reason())
                .isEqualTo("again");
    }

    @Test
    void aWriteThatIsAppliedLateIsSeenOnceItIsThere() {
        MaintenanceMode node = lab.node();
        lab.primary.onWrite(Fault.APPLY_LATE);
        assertThat(node.enable().outcome()).isEqualTo(Outcome.IN_DOUBT);

        lab.primary.applyLate();

        await().until(node::isOn);
    }

    @Test
    void addressesAreWrittenBeforeTheStatusThatNeedsThem() {
        lab.command().enable(spec -> spec.addresses(List.of("10.0.0.1")));

        assertThat(lab.primary.written).containsExactly(ADDRESSES, STATUS);
    }

    @Test
    void aFailureBetweenTheTwoLeavesItOffAndSaysWhatWasWritten() {
        lab.primary.onWrite(STATUS, Fault.REJECT);
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> command.enable(spec -> spec.addresses(List.of("10.0.0.1"))))
                .withMessageContaining(ADDRESSES + " was stored");
        assertThat(lab.elsewhere().command().isOn()).isFalse();
    }

    @Test
    void whatAnEarlierTryWroteIsNamedToo() {
        MaintenanceMode command = lab.command();
        lab.primary.afterWrite = () -> {
            lab.primaryEntries.put(STATUS, "someone was faster");
            lab.primary.beforeWrite = () -> lab.primary.onRead(Fault.REFUSE);
        };

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> command.enable(spec -> spec.addresses(List.of("10.0.0.1"))))
                .withMessageContaining(ADDRESSES + " was stored");
    }

    @Test
    void whatAnEarlierTryLeftInTheFallbackIsNamedToo() {
        lab.on().withFallback();
        lab.fallbackEntries.put(STATUS, Lab.tended(lab.inPrimary(STATUS), lab.machine.now()));
        lab.primary.all(Fault.REFUSE);
        lab.fallback().afterWrite = () -> lab.fallbackEntries.put(STATUS, "whose keeper nobody can read");
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(NotStoredException.class)
                .isThrownBy(() -> command.enable(spec -> spec.addresses(List.of("10.0.0.1"))))
                .withMessageContaining(ADDRESSES + " was stored in lab:fallback");
    }

    @Test
    void aStatusThatTheStoreFindsTooLargeLeavesItOffAndSaysWhatWasWritten() {
        lab.primary.onWrite(STATUS, Fault.TOO_LARGE);
        MaintenanceMode command = lab.command();

        assertThatExceptionOfType(ChangeRefusedException.class)
                .isThrownBy(() -> command.enable(spec -> spec.addresses(List.of("10.0.0.1"))))
                .withMessageContaining(ADDRESSES + " was stored");
    }

    @Test
    void waitingForTheStoreGoesOnUntilItIsBack() {
        lab.waitStore = Lab.LONG;
        MaintenanceMode command = lab.command();
        lab.primary.all(Fault.REFUSE);
        int before = lab.primary.reads.get();
        Thread mender = new Thread(() -> {
            await().until(() -> lab.primary.reads.get() > before + 1);
            lab.primary.heal();
        });
        mender.start();

        assertThat(command.enable().outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void aTryThatFailsAfterOneThatLostItsRaceDoesNotEndTheDoubtOfTheFirst() {
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.APPLY_LATE);
        lab.primary.beforeWrite = () -> {
            if (lab.primary.writes.get() == 2) {
                lab.primary.heal();
                lab.primaryEntries.put(STATUS, "what somebody else wrote");
                lab.primary.onRead(Fault.REFUSE);
            }
        };

        assertThat(command.enable().outcome()).isEqualTo(Outcome.IN_DOUBT);
    }

    @Test
    void aTryThatCannotReadDoesNotEndTheDoubtOfTheFirst() {
        MaintenanceMode command = lab.command();
        lab.primary.onWrite(Fault.APPLY_LATE);
        int before = lab.primary.reads.get();
        lab.primary.afterRead = () -> {
            if (lab.primary.reads.get() == before + 2) {
                lab.primary.onRead(Fault.REFUSE);
            }
        };

        assertThat(command.enable().outcome()).isEqualTo(Outcome.IN_DOUBT);
    }
}
