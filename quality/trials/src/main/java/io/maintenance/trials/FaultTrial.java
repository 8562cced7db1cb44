// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static io.maintenance.trials.store.StoreFault.CUT;
import static io.maintenance.trials.store.StoreFault.PAUSE;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A trial of one fault of the store of two nodes: what the nodes, their visitors and an operator see of it. */
public final class FaultTrial {

    /** When it is said that something does not happen. How long it takes is told, and depends on the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSED = Duration.ofMillis(400);
    private static final String LAST_STATE = "the last state, at once";

    private final Deployment deployment;

    /** Creates the trial for a deployment of two nodes or more. */
    public FaultTrial(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Returns the faults that the store can have, in the order in which they are tried. */
    public List<StoreFault> possible() {
        return Stream.of(StoreFault.values()).filter(deployment.store()::can).toList();
    }

    /**
     * Brings the fault about, and turns the switch {@code on} or off on node 0 meanwhile; where entries are lost, afterwards.
     *
     * @throws AssertionError if something is not as it must be
     */
    public FaultRow run(StoreFault fault, boolean on) {
        settle(fault.isLoss() == on);
        try {
            return fault.isLoss() ? loss(fault, on) : outage(fault, on);
        } finally {
            deployment.store().repair(fault);
        }
    }

    /** Makes all nodes agree that it is on, or off, and forgets what visitors saw until then. */
    void settle(boolean on) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> deployment.node(0).turn(on).isConfirmed());
        deployment.awaitAll(on, PATIENCE);
        deployment.awaitStored(PATIENCE);
        deployment.nodes().forEach(NodeProcess::visits);
    }

    private FaultRow loss(StoreFault fault, boolean on) {
        deployment.store().inject(fault, deployment.namespace());
        Duration back = deployment.awaitStored(PATIENCE);
        Duration slowest = asBefore(on, on);
        ChangeAnswer answer = deployment.node(0).turn(!on);
        Expectation.that(answer.isConfirmed(), "after " + fault + " a change is confirmed", answer);
        deployment.awaitAll(!on, PATIENCE);
        return row(fault, "confirmed", new FaultRow.FaultTimes(back, answer.took(), slowest));
    }

    private FaultRow outage(StoreFault fault, boolean on) {
        deployment.store().inject(fault, deployment.namespace());
        ChangeAnswer answer =
                fault == PAUSE ? changeDuringPause(on) : deployment.node(0).turn(on);
        String changes = fault == PAUSE ? late(answer) : kept(fault, answer);
        Duration slowest = fault == PAUSE ? slowest() : asBefore(on, !on);
        if (fault == CUT) {
            ChangeAnswer onTheOther = deployment.node(1).allow("192.0.2.7");
            Expectation.that(onTheOther.isConfirmed(), "the other side's change is confirmed", onTheOther);
            changes += "; on the other side confirmed";
        }
        deployment.store().repair(fault);
        Duration agreed = deployment.awaitAll(on, PATIENCE);
        deployment.awaitStored(PATIENCE);
        return row(fault, changes, new FaultRow.FaultTimes(agreed, answer.took(), slowest));
    }

    private FaultRow row(StoreFault fault, String changes, FaultRow.FaultTimes times) {
        return new FaultRow(
                fault.title(),
                LAST_STATE,
                changes,
                RecoveryTarget.of(deployment.store().name(), fault),
                times);
    }

    private ChangeAnswer changeDuringPause(boolean on) {
        NodeProcess node = deployment.node(0);
        node.say(on ? "enable global operator -" : "disable global operator");
        LockSupport.parkNanos(PAUSED.toNanos());
        deployment.store().repair(PAUSE);
        return ChangeAnswer.of(node.answer());
    }

    private static String late(ChangeAnswer answer) {
        Expectation.that(answer.isConfirmed(), "a change during a short pause is confirmed", answer);
        return "confirmed, later by the pause";
    }

    /** The store is still away when the answer comes: it came with the timeout. */
    private static String kept(StoreFault fault, ChangeAnswer answer) {
        Expectation.that(answer.outcome().equals("DEGRADED"), "a change during " + fault + " is degraded", answer);
        Expectation.that(answer.detail().contains("ops@node-0"), "the answer names the keeper", answer);
        return "degraded, kept by the node, within the timeout";
    }

    /** Visitors saw what node 0 was told, and what the others knew; returns how long the slowest of them waited. */
    private Duration asBefore(boolean changed, boolean other) {
        Expectation.that(
                deployment.node(0).isOn() == changed,
                "the node that was told obeys",
                deployment.node(0).state());
        Duration slowest = deployment.node(0).visits().slowest();
        for (NodeProcess node : deployment.nodes().subList(1, deployment.nodes().size())) {
            VisitCounts seen = node.visits();
            Expectation.that((other ? seen.off() : seen.on()) == 0, "the other node goes on as before", seen);
            slowest = longer(slowest, seen.slowest());
        }
        return slowest;
    }

    private Duration slowest() {
        return deployment.nodes().stream()
                .map(node -> node.visits().slowest())
                .reduce(Duration.ZERO, FaultTrial::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
