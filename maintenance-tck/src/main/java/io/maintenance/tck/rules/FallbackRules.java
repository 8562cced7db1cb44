// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.ChangeResult;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceMode;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.fixture.FaultInjectingBackend.Mode;
import io.maintenance.tck.fixture.NodeUnderTest;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.CallOutcome;
import io.maintenance.tck.harness.MessageText;
import io.maintenance.tck.harness.Requirement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What nodes do with this backend during an outage. The outage is made between the node and the store. */
public class FallbackRules extends RuleGroup {

    private static final Duration QUIET = Duration.ofMillis(500);
    private static final int QUESTIONS = 1000;
    private static final String DELIVERED =
            "does compareAndSet hold for what read returned just before? Are STO-2, STO-5 and CAS-2 green?";

    public FallbackRules(BackendUnderTest subject) {
        super(subject);
    }

    @Test
    @ContractRule("FAL-1")
    void aChangeDuringAnOutageIsDegradedAndLaterEverywhere() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        NodeUnderTest other = NodeUnderTest.open(subject, "other");

        node.store().mode(Mode.REFUSE);
        degraded(node.mode().enable(spec -> spec.reason("made during an outage")));
        Requirement.that(node.mode().isOn(), "The node does not obey its own change.", DELIVERED);
        Requirement.that(
                !other.mode().isOn(), "Another node knows of a change that did not reach the store.", DELIVERED);

        node.store().mode(Mode.PASS);
        becomes(other.mode(), true);
    }

    @Test
    @ContractRule("FAL-2")
    void disableDuringAnOutageStaysDisabled() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        NodeUnderTest other = NodeUnderTest.open(subject, "other");
        committed(node.mode().enable());
        becomes(other.mode(), true);

        node.store().mode(Mode.REFUSE);
        degraded(node.mode().disable());
        node.store().mode(Mode.PASS);

        becomes(other.mode(), false);
        stays(node.mode(), other.mode(), false);
    }

    @Test
    @ContractRule("FAL-3")
    void enableDuringAnOutageStaysEnabled() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        NodeUnderTest other = NodeUnderTest.open(subject, "other");
        committed(node.mode().enable());
        becomes(other.mode(), true); // or it may hear of this after the rest
        committed(node.mode().disable());
        becomes(other.mode(), false);

        node.store().mode(Mode.REFUSE);
        degraded(node.mode().enable());
        node.store().mode(Mode.PASS);

        becomes(other.mode(), true);
        stays(node.mode(), other.mode(), true);
    }

    @Test
    @ContractRule("FAL-4")
    void aWriteWhoseAnswerWasLostCountsOnce() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one");
        NodeUnderTest other = NodeUnderTest.open(subject, "other");
        AtomicInteger transitions = new AtomicInteger();
        subject.closeLater(other.mode().onChange(event -> transitions.incrementAndGet()));

        node.store().mode(Mode.LOSE_ANSWER);
        ChangeResult change = node.mode().enable(spec -> spec.reason("the answer is lost"));
        node.store().mode(Mode.PASS);

        Requirement.that(
                change.isConfirmed(),
                "The store has the change, and the node says " + change.outcome() + ".",
                "does read return, right after compareAndSet, what it wrote? Is STO-5 green?");
        becomes(other.mode(), true);
        boolean once = BoundedWait.holds(subject.patience(), () -> transitions.get() > 0)
                && BoundedWait.stays(QUIET, () -> transitions.get() == 1);
        int held = other.mode().status().heldBy().size();
        Requirement.that(
                once && held == 1,
                "Another node saw " + transitions + " transitions and " + held + " holders.",
                "is a write repeated inside of compareAndSet? The engine decides whether to try again.");
    }

    @Test
    @ContractRule("FAL-5")
    void questionsNeverWaitForAHungStore() {
        NodeUnderTest node = NodeUnderTest.open(subject, "one", subject.longestTimeout());
        committed(node.mode().enable());

        node.store().mode(Mode.HANG);
        boolean hangs = BoundedWait.holds(subject.patience(), node.store()::isHanging);
        Requirement.that(hangs, "The node does not ask its store, once a second at least.", "is WAT-3 green?");
        CallOutcome<Integer> answers = CallOutcome.of(subject.patience(), () -> answered(node.mode()));
        node.store().mode(Mode.PASS);
        Requirement.that(
                answers.returned(),
                "Questions that are asked while the store hangs should be answered before it is back, but " + answers
                        + ".",
                "do traits() answer from memory?");
        changesEnd();
    }

    private static int answered(MaintenanceMode mode) {
        int on = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            on += mode.isOn() && mode.isOnFor("203.0.113.7") && mode.health() != null ? 1 : 0;
        }
        return on;
    }

    private void changesEnd() {
        NodeUnderTest node = NodeUnderTest.open(subject, "two", subject.briefTimeout());
        node.store().mode(Mode.HANG);
        CallOutcome<ChangeResult> change = CallOutcome.of(subject.limit(), node.mode()::disable);
        node.store().mode(Mode.PASS);
        Requirement.that(
                change.ended(),
                "While the store hung, a change: " + change + ".",
                "does the backend hold a lock during its calls that others wait for?");
    }

    private static void committed(ChangeResult change) {
        Requirement.that(
                change.outcome() == Outcome.COMMITTED, "A change ended as " + change.outcome() + ".", DELIVERED);
    }

    private static void degraded(ChangeResult change) {
        Requirement.that(
                change.outcome() == Outcome.DEGRADED,
                "A change during an outage ended as " + change.outcome() + " instead of DEGRADED.",
                "do traits() answer while the store is away?");
    }

    private void becomes(MaintenanceMode mode, boolean on) {
        Requirement.that(
                BoundedWait.holds(subject.patience(), () -> mode.isOn() == on),
                "Another node is not " + (on ? "on" : "off") + " " + MessageText.millis(subject.patience())
                        + " after the change could have reached it.",
                DELIVERED);
    }

    private static void stays(MaintenanceMode one, MaintenanceMode other, boolean on) {
        Requirement.that(
                BoundedWait.stays(QUIET, () -> one.isOn() == on && other.isOn() == on),
                "A node changed its mind after the outage, and is not " + (on ? "on" : "off") + " any more.",
                "does read return a text that was replaced before? Is STO-5 green?");
    }
}
