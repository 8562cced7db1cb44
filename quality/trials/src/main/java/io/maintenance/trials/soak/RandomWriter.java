// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import io.maintenance.trials.ChangeAnswer;
import io.maintenance.trials.NodeProcess;
import io.maintenance.trials.StateText;
import io.maintenance.trials.soak.ChangeLedger.ChangeCertainty;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A writer that makes random changes on one node until it is told to stop, and notes the answers. */
final class RandomWriter implements Runnable {

    private static final int ADDRESSES = 20;
    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final AtomicInteger MARKS = new AtomicInteger();

    private final String name;
    private final NodeProcess node;
    private final ChangeLedger ledger;
    private final Random random;
    private final SoakStatistics statistics;
    private volatile boolean stopped;

    RandomWriter(String name, NodeProcess node, ChangeLedger ledger, Random random, SoakStatistics statistics) {
        this.name = name;
        this.node = node;
        this.ledger = ledger;
        this.random = random;
        this.statistics = statistics;
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
            default -> make("disallow global " + address, "global+" + address, ChangeLedger.NOTHING);
        };
    }

    /** Returns whether the node is still there. */
    private boolean make(String line, String register, String value) {
        try {
            ChangeAnswer answer = ChangeAnswer.of(node.ask(line));
            statistics.count(answer);
            ledger.note(name, register, value, certainty(answer));
            return true;
        } catch (AssertionError killed) {
            ledger.note(name, register, value, ChangeCertainty.POSSIBLE);
            return false;
        }
    }

    private static ChangeCertainty certainty(ChangeAnswer answer) {
        return switch (answer.outcome()) {
            case "COMMITTED", "UNCHANGED", "DEGRADED" -> ChangeCertainty.CERTAIN;
            case "IN_DOUBT" -> ChangeCertainty.POSSIBLE;
            default -> ChangeCertainty.REFUSED;
        };
    }
}
