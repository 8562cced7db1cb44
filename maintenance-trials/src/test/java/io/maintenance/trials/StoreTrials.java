// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.trials.store.StoreFault;
import io.maintenance.trials.store.Stores;
import io.maintenance.trials.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What must be true of every store that several processes share. Two nodes on one store serve all tests of a class. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreTrials {

    static final Duration SOON = Duration.ofSeconds(3);
    /** Where time is not what is tried. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(200);
    /** Where time is not what is tried, a busy machine may take some. */
    private static final Map<String, String> PATIENT = Map.of("backend.timeout", "5s");

    private static final Map<String, String> NODES = Map.of("backend.timeout", FaultTrial.TIMEOUT.toMillis() + "ms");

    private static final int WRITERS = 8;
    private static final int CHANGES = 200;
    private static final int ROUNDS = 21;
    private static final int ROUND = 100_000;
    private static final int SERIES = 3;
    private static final String NAMESPACE = "trial";
    private static final Path REPORTS = Path.of("target", "maintenance-trials");

    private Path directory;
    private TrialStore store;
    private Deployment deployment;
    private FaultTrial faults;

    /** Names the store. */
    abstract String name();

    /** Says how soon what was lost is back. */
    abstract FaultTrial.Limit lossLimit(StoreFault fault);

    /** Says how many bare messages through the server a change may take; 0 where it has none. */
    double hopLimit() {
        return 0;
    }

    /** Says whether everything is tried in each build; with {@code -Dtrials=all} it is on every store. */
    boolean isThorough() {
        return false;
    }

    @BeforeAll
    void open(@TempDir Path temporary) {
        directory = temporary;
        store = Stores.open(name());
        deployment = new Deployment(store, directory, NAMESPACE).with(2, NODES);
        faults = new FaultTrial(deployment, this::lossLimit);
    }

    @AfterAll
    void close() {
        if (deployment != null) {
            deployment.close();
        }
        if (store != null) {
            store.close();
        }
    }

    @Test
    void twoNodesAndTheCommandShareTheSwitch() {
        faults.settle(false);

        assertThat(deployment.command("enable", "--holder", "command").exit()).isZero();
        deployment.awaitAll(true, SOON);
        deployment.node(1).disable("command");
        deployment.awaitAll(false, SOON);
        assertThat(deployment.command("check").exit()).isZero();
    }

    @Test
    @Order(1)
    void everyFaultLeavesTheSwitchAsItWasSetLast() throws IOException {
        List<String> rows = new ArrayList<>();
        for (StoreFault fault : StoreFault.values()) {
            if (store.can(fault)) {
                rows.add(faults.run(fault, true).line());
            }
        }
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve(name() + ".tsv"), rows);
        assertThat(rows).isNotEmpty();
    }

    @Test
    void whatIsTurnedOffDuringAnOutageStaysOff() {
        for (StoreFault fault : List.of(StoreFault.KILL, StoreFault.HANG, StoreFault.REFUSE)) {
            if (store.can(fault)) {
                assertThat(faults.run(fault, false).took()).isLessThan(FaultTrial.AGREE);
            }
        }
    }

    @Test
    void eightWritersInFourProcessesLoseNothing() {
        assumeThorough();
        int each = Integer.getInteger("trials.changes", CHANGES) / WRITERS;
        try (Deployment writers = other("writers").with(WRITERS / 2, PATIENT)) {
            for (int process = 0; process < WRITERS / 2; process++) {
                writers.node(process).say("write " + 2 * process + " 2 " + each);
            }
            writers.nodes().forEach(node -> assertThat(node.answer()).isEqualTo(String.valueOf(2 * each)));

            writers.awaitAgreement(Duration.ofSeconds(20));
            Map<String, String> state = StateText.registers(writers.node(0).state());
            for (int writer = 0; writer < WRITERS; writer++) {
                for (int number = 5; number <= each; number += 5) {
                    assertThat(state).containsKey("global+10." + writer + "." + number / 256 + "." + number % 256);
                }
                int last = each % 5 == 0 ? each - 1 : each;
                assertThat(state).containsEntry("global/w" + writer, "on:" + last);
            }
            assertThat(state).hasSize(WRITERS + WRITERS * (each / 5));
        }
    }

    @Test
    void aChangeReachesAnotherProcessInTime() {
        assumeThorough();
        try (Deployment two = other("propagation")) {
            Propagation propagation = Propagation.measure(two, hopLimit() > 0 ? 100 : 20, POLL);

            System.out.println(propagation.row(name()));
            if (hopLimit() > 0) {
                assertThat(propagation.ratio()).as("%s", propagation).isLessThan(hopLimit());
            } else {
                assertThat(propagation.median()).as("%s", propagation).isLessThan(POLL);
            }
        }
    }

    @Test
    void aFaultMakesQuestionsNoSlower() {
        StoreFault fault = store.can(StoreFault.HANG) ? StoreFault.HANG : StoreFault.REFUSE;
        Node node = deployment.node(1);
        faults.settle(false);
        node.ask("ask warm-up " + ROUND);

        // A busy machine may disturb a series; what a fault costs shows in every one.
        List<Double> ratios = new ArrayList<>();
        do {
            ratios.add(slowdown(node, fault));
        } while (Collections.min(ratios) > 2 && ratios.size() < SERIES);
        assertThat(Collections.min(ratios))
                .as("p99.99 during a fault / without, in each series: %s", ratios)
                .isLessThanOrEqualTo(2);
    }

    /** Asks with and without a fault by turns; returns how many times longer rare questions take with it. */
    private double slowdown(Node node, StoreFault fault) {
        for (int round = 0; round < ROUNDS; round++) {
            node.ask("ask calm " + ROUND);
            store.strike(fault, NAMESPACE);
            try {
                node.ask("ask fault " + ROUND);
            } finally {
                store.heal(fault);
            }
        }

        long calm = Long.parseLong(node.ask("rare calm"));
        long during = Long.parseLong(node.ask("rare fault"));
        System.out.println(
                name() + ": p99.99 of 16 questions, in ns: calm " + calm + ", during " + fault + " " + during);
        return (double) during / calm;
    }

    @Test
    void aCommandBesideANodeIsObeyedThereDuringAnOutageAndEverywhereAfterIt() {
        StoreFault fault = store.can(StoreFault.KILL) ? StoreFault.KILL : StoreFault.REFUSE;
        faults.settle(false);
        store.strike(fault, NAMESPACE);
        try {
            Command enable = deployment.command(
                    "enable", "--holder", "beside", "--fallback", "file:" + directory.resolve("node-0"));
            assertThat(enable.exit()).as("%s", enable).isEqualTo(4);
            assertThat(enable.text()).contains("ops@node-0");
            await().atMost(LONG).until(() -> deployment.node(0).isOn());
            assertThat(deployment.node(1).isOn()).isFalse();
        } finally {
            store.heal(fault);
        }

        deployment.awaitAll(true, FaultTrial.AGREE);
        assertThat(deployment.node(1).disable("beside").isConfirmed()).isTrue();
    }

    @Test
    void whereNoNodeRunsNothingIsStoredDuringAnOutage() {
        assumeThorough();
        assumeTrue(store.can(StoreFault.KILL), "a server that can be killed");
        faults.settle(false);
        Path nobody = directory.resolve("nobody");
        store.strike(StoreFault.KILL, NAMESPACE);
        try {
            Command enable = deployment.command("enable", "--fallback", "file:" + nobody);
            assertThat(enable.exit()).as("%s", enable).isEqualTo(1);
            assertThat(enable.text()).contains("Nothing was switched", "--wait-store");
        } finally {
            store.heal(StoreFault.KILL);
        }
        faults.settle(false);

        Command weeksLater = deployment.command("disable", "--holder", "other", "--fallback", "file:" + nobody);
        assertThat(weeksLater.exit()).as("%s", weeksLater).isZero();
        Map<String, String> settings = Map.of(
                "namespace", NAMESPACE, "backend.url", store.url(), "fallback.url", "file:" + nobody, "clock", "P21D");
        try (Node node = Node.start("weeks-later", directory, settings).awaitReady()) {
            assertThat(node.isOn()).isFalse();
            assertThat(deployment.node(0).isOn()).isFalse();
        }
    }

    @Test
    void aCommandThatWaitsForTheStoreIsCommittedWhenItIsBack() throws Exception {
        assumeThorough();
        assumeTrue(store.can(StoreFault.KILL), "a server that can be killed");
        faults.settle(false);
        store.strike(StoreFault.KILL, NAMESPACE);
        CompletableFuture<Command> waiting;
        try {
            waiting = CompletableFuture.supplyAsync(
                    () -> deployment.command("enable", "--holder", "waiting", "--wait-store", "30s"));
            await().pollDelay(Duration.ofSeconds(2)).until(() -> !waiting.isDone());
        } finally {
            store.heal(StoreFault.KILL);
        }

        assertThat(waiting.get(30, TimeUnit.SECONDS).exit()).isZero();
        deployment.awaitAll(true, SOON);
        assertThat(deployment.node(0).disable("waiting").isConfirmed()).isTrue();
    }

    private void assumeThorough() {
        assumeTrue(
                isThorough() || System.getProperty("trials", "").equals("all"),
                "-Dtrials=all tries this on every store, not on Redis alone");
    }

    private Deployment other(String namespace) {
        return new Deployment(store, directory, namespace);
    }
}
