// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.soak;

import static org.awaitility.Awaitility.await;

import io.maintenance.trials.Deployment;
import io.maintenance.trials.NodeProcess;
import io.maintenance.trials.StateText;
import io.maintenance.trials.store.StoreFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One soak: some nodes, a writer on each, and one random fault after another. After each fault the writers rest, and then: all nodes agree;
 * every register holds what its writer was told last, or what it could not be told of; and nothing is there that was never written.
 */
final class SoakRun {

    /** Patience of a check, not a promise: the summary says how long it took. */
    private static final Duration AGREE = Duration.ofSeconds(60);

    /** The soak looks for what is wrong, not for what is slow. */
    static final Map<String, String> SETTINGS = Map.of("backend.timeout", "2s");

    private static final int CALM_MILLIS = 1500;
    private static final int FAULT_MILLIS = 3000;

    private final Deployment deployment;
    private final Random random;
    private final ChangeLedger ledger = new ChangeLedger();
    private final SoakStatistics statistics = new SoakStatistics();
    private final List<String> wrong = new ArrayList<>();

    SoakRun(Deployment deployment, long seed) {
        this.deployment = deployment;
        this.random = new Random(seed);
    }

    /** Goes on for that long, and to the end of the period it is in; stops early if something is wrong. */
    void run(Duration howLong) {
        begin();
        long end = System.nanoTime() + howLong.toNanos();
        while (System.nanoTime() < end && wrong.isEmpty()) {
            period();
        }
    }

    /** Returns what was wrong; empty if all was well. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Returns what happened, as one line. */
    String summary() {
        return statistics.line();
    }

    /** Sees to it that there is something that can be lost. */
    private void begin() {
        await().atMost(AGREE)
                .until(() -> deployment.node(0).enable("soak", "begun").isConfirmed());
        ledger.note("soak", "global/soak", "on:begun", ChangeLedger.ChangeCertainty.CERTAIN);
    }

    private void period() {
        List<RandomWriter> writers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < deployment.nodes().size(); number++) {
            RandomWriter writer = new RandomWriter(
                    "w" + number, deployment.node(number), ledger, new Random(random.nextLong()), statistics);
            writers.add(writer);
            threads.add(start(writer));
        }
        pause(CALM_MILLIS);
        StoreFault fault = choose();
        int killed = fault == null ? random.nextInt(threads.size()) : -1;
        inject(fault, killed);
        pause(FAULT_MILLIS);
        if (fault != null) {
            deployment.store().repair(fault);
        }
        pause(CALM_MILLIS);
        writers.forEach(RandomWriter::stop);
        threads.forEach(SoakRun::join);
        if (killed >= 0) {
            deployment.again(killed, SETTINGS);
        }
        check(String.valueOf(fault));
    }

    /** A fault of the store; {@code null}: a node is killed. */
    private @Nullable StoreFault choose() {
        List<StoreFault> possible =
                Stream.of(StoreFault.values()).filter(deployment.store()::can).toList();
        int chosen = random.nextInt(possible.size() + 1);
        return chosen == possible.size() ? null : possible.get(chosen);
    }

    private void inject(@Nullable StoreFault fault, int killed) {
        if (fault == null) {
            statistics.count("node killed");
            deployment.node(killed).kill();
        } else {
            statistics.count(fault.title());
            deployment.store().inject(fault, deployment.namespace());
        }
    }

    private void check(String after) {
        try {
            statistics.agreedAfter(deployment.awaitAgreement(AGREE));
            statistics.agreedAfter(deployment.awaitStored(AGREE));
        } catch (RuntimeException late) {
            wrong.add("After " + after + " the nodes did not agree within " + AGREE.toSeconds() + " s: "
                    + deployment.nodes().stream().map(NodeProcess::state).toList());
            deployment.nodes().forEach(node -> wrong.add(node.ask("health") + "\n" + node.ask("threads")));
            return;
        }
        Set<String> found = ledger.settle(StateText.registers(deployment.node(0).state()));
        found.forEach(each -> wrong.add("After " + after + ": " + each));
        deployment.nodes().forEach(node -> statistics.count(node.visits()));
    }

    private void pause(int atMostMillis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(atMostMillis / 4 + random.nextInt(atMostMillis)));
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "random-writer");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a writer", e);
        }
    }
}
