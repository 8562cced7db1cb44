// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static io.maintenance.trials.store.StoreFault.CUT;
import static io.maintenance.trials.store.StoreFault.PAUSE;

import io.maintenance.trials.store.StoreFault;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** One fault that befalls the store of two nodes, and what the nodes, their visitors and an operator see of it. */
public final class FaultTrial {

    /** Nodes wait so long for the store; whoever asks must not wait at all. */
    static final Duration TIMEOUT = Duration.ofSeconds(1);

    static final Duration SLACK = Duration.ofMillis(500);
    static final Duration AGREE = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofMinutes(1);
    private static final Duration PAUSED = Duration.ofMillis(400);

    private final Deployment deployment;
    private final Function<StoreFault, Limit> lossLimits;

    /**
     * How soon what was lost has to be back.
     *
     * @param words as the page says it
     * @param duration as the trial measures it
     */
    public record Limit(String words, Duration duration) {}

    /** Creates the trial for a deployment of two nodes or more. */
    public FaultTrial(Deployment deployment, Function<StoreFault, Limit> lossLimits) {
        this.deployment = deployment;
        this.lossLimits = lossLimits;
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
            deployment.store().heal(fault);
        }
    }

    /** Makes all nodes agree that it is on, or off, and forgets what visitors saw until then. */
    void settle(boolean on) {
        org.awaitility.Awaitility.await()
                .atMost(SETTLE)
                .until(() -> deployment.node(0).turn(on).isConfirmed());
        deployment.awaitAll(on, SETTLE);
        deployment.awaitStored(SETTLE);
        deployment.nodes().forEach(Node::visits);
    }

    private FaultRow loss(StoreFault fault, boolean on) {
        deployment.store().strike(fault, deployment.namespace());
        Limit limit = lossLimits.apply(fault);
        Duration back = deployment.awaitStored(limit.duration());
        String requests = requests(on, on);
        Answer answer = deployment.node(0).turn(!on);
        Check.that(answer.isConfirmed(), "after " + fault + " a change is confirmed", answer);
        deployment.awaitAll(!on, AGREE);
        return new FaultRow(fault.title(), requests, "confirmed", limit.words(), back);
    }

    private FaultRow outage(StoreFault fault, boolean on) {
        deployment.store().strike(fault, deployment.namespace());
        Answer answer =
                fault == PAUSE ? changeDuringPause(on) : deployment.node(0).turn(on);
        String changes = fault == PAUSE ? late(answer) : kept(fault, answer);
        boolean other = fault == PAUSE ? on : !on;
        String requests = fault == PAUSE ? slowest(Limits.LAST_STATE) : requests(on, other);
        if (fault == CUT) {
            Answer onTheOther = deployment.node(1).allow("192.0.2.7");
            Check.that(onTheOther.isConfirmed(), "the other side's change is confirmed", onTheOther);
            changes += "; on the other side confirmed";
        }
        deployment.store().heal(fault);
        Duration agreed = deployment.awaitAll(on, AGREE);
        deployment.awaitStored(AGREE);
        return new FaultRow(fault.title(), requests, changes, Limits.AGREE_WORDS, agreed);
    }

    private Answer changeDuringPause(boolean on) {
        Node node = deployment.node(0);
        node.say(on ? "enable global operator -" : "disable global operator");
        LockSupport.parkNanos(PAUSED.toNanos());
        deployment.store().heal(PAUSE);
        return Answer.of(node.answer());
    }

    private static String late(Answer answer) {
        Check.that(answer.isConfirmed(), "a change during a short pause is confirmed", answer);
        return "confirmed, later by the pause";
    }

    private static String kept(StoreFault fault, Answer answer) {
        Check.that(answer.outcome().equals("DEGRADED"), "a change during " + fault + " is degraded", answer);
        Check.that(
                answer.took().compareTo(TIMEOUT.plus(SLACK)) <= 0,
                "it is answered within " + TIMEOUT.plus(SLACK).toMillis() + " ms",
                answer);
        Check.that(answer.detail().contains("ops@node-0"), "the answer names the keeper", answer);
        return "degraded, kept by the node, within the timeout";
    }

    /** What visitors saw: node 0 says what it was told, the other what it knew. */
    private String requests(boolean changed, boolean other) {
        Check.that(
                deployment.node(0).isOn() == changed,
                "the node that was told obeys",
                deployment.node(0).state());
        for (Node node : deployment.nodes().subList(1, deployment.nodes().size())) {
            Visits seen = node.visits();
            Check.that((other ? seen.off() : seen.on()) == 0, "the other node goes on as before", seen);
            checkSpeed(seen);
        }
        checkSpeed(deployment.node(0).visits());
        return Limits.LAST_STATE;
    }

    private String slowest(String words) {
        deployment.nodes().forEach(node -> checkSpeed(node.visits()));
        return words;
    }

    private static void checkSpeed(Visits seen) {
        Check.that(seen.slowest().compareTo(TIMEOUT) < 0, "no request waits for the store", seen);
    }

    /** The words that the page has for what is always so. */
    private static final class Limits {

        static final String LAST_STATE = "the last state, at once";
        static final String AGREE_WORDS = AGREE.toSeconds() + " s";

        private Limits() {}
    }
}
