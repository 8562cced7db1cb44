// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import io.maintenance.trials.Answer;
import io.maintenance.trials.Node;
import io.maintenance.trials.StateText;
import io.maintenance.trials.soak.Ledger.Certainty;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Makes random changes on one node until it is told to stop, and notes what it was answered. */
final class Scribe implements Runnable {

    private static final int ADDRESSES = 20;
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final AtomicInteger MARKS = new AtomicInteger();

    private final String name;
    private final Node node;
    private final Ledger ledger;
    private final Random random;
    private final Tally tally;
    private volatile boolean stopped;

    Scribe(String name, Node node, Ledger ledger, Random random, Tally tally) {
        this.name = name;
        this.node = node;
        this.ledger = ledger;
        this.random = random;
        this.tally = tally;
    }

    /** Lets it finish the change that it is at. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            if (!change()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MILLIS)));
        }
    }

    private boolean change() {
        String holder = random.nextInt(3) == 0 ? "shared" : name;
        String mark = String.valueOf(MARKS.incrementAndGet());
        String address = "10.9." + name.charAt(name.length() - 1) + "." + (1 + random.nextInt(ADDRESSES));
        return switch (random.nextInt(4)) {
            case 0 -> make("enable global " + holder + " " + mark, "global/" + holder, "on:" + mark);
            case 1 -> make("disable global " + holder, "global/" + holder, "off");
            case 2 -> make("allow global " + address, "global+" + address, StateText.ON_THE_LIST);
            default -> make("disallow global " + address, "global+" + address, Ledger.NOTHING);
        };
    }

    /** Returns whether the node is still there. */
    private boolean make(String line, String register, String value) {
        try {
            Answer answer = Answer.of(node.ask(line));
            tally.count(answer);
            ledger.note(name, register, value, certainty(answer));
            return true;
        } catch (AssertionError killed) {
            ledger.note(name, register, value, Certainty.POSSIBLE);
            return false;
        }
    }

    private static Certainty certainty(Answer answer) {
        return switch (answer.outcome()) {
            case "COMMITTED", "UNCHANGED", "DEGRADED" -> Certainty.CERTAIN;
            case "IN_DOUBT" -> Certainty.POSSIBLE;
            default -> Certainty.REFUSED;
        };
    }
}
