// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maintenance.trials.store.StoreFault;
import io.maintenance.trials.store.TrialStore;
import io.maintenance.trials.store.TrialStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    /** Of the nodes: what a busy machine needs for a call; what hangs takes as long. */
    private static final Map<String, String> PATIENT = Map.of("backend.timeout", "5s");

    private static final int WRITERS = 8;
    private static final int CHANGES = 200;
    private static final String NAMESPACE = "trial";
    private static final Path REPORTS = Path.of("target", "maintenance-trials");

    private Path directory;
    private TrialStore store;
    private Deployment deployment;
    private FaultTrial faults;

    /** Names the store. */
    abstract String name();

    /** Says whether everything is tried in each build; with {@code -Dtrials=all} it is on every store. */
    boolean isThorough() {
        return false;
    }

    @BeforeAll
    void open(@TempDir Path temporary) {
        directory = temporary;
        store = TrialStores.open(name());
        deployment = new Deployment(store, directory, NAMESPACE).with(2, PATIENT);
        faults = new FaultTrial(deployment);
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
        deployment.awaitAll(true);
        deployment.node(1).disable("command");
        deployment.awaitAll(false);
        assertThat(deployment.command("check").exit()).isZero();
    }

    @Test
    @Order(1)
    void everyFaultLeavesTheSwitchAsItWasSetLast() throws IOException {
        List<String> rows = new ArrayList<>();
        for (StoreFault fault : faults.possible()) {
            rows.add(faults.run(fault, true).line());
        }
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve(name() + ".tsv"), rows);
        assertThat(rows).isNotEmpty();
    }

    @Test
    void whatIsTurnedOffDuringAnOutageStaysOff() {
        for (StoreFault fault : List.of(StoreFault.KILL, StoreFault.HANG, StoreFault.REFUSE)) {
            if (store.can(fault)) {
                assertThat(faults.run(fault, false).changes()).startsWith("degraded");
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

            writers.awaitAgreement(Duration.ofMinutes(2));
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
    void aCommandBesideANodeIsObeyedThereDuringAnOutageAndEverywhereAfterIt() {
        StoreFault fault = store.can(StoreFault.KILL) ? StoreFault.KILL : StoreFault.REFUSE;
        faults.settle(false);
        store.inject(fault, NAMESPACE);
        try {
            CommandRun enable = deployment.commandBeside(0, "enable", "--holder", "beside");
            assertThat(enable.exit()).as("%s", enable).isEqualTo(4);
            assertThat(enable.text()).contains("ops@node-0");
            await().until(() -> deployment.node(0).isOn());
            assertThat(deployment.node(1).isOn()).isFalse();
        } finally {
            store.repair(fault);
        }

        deployment.awaitAll(true);
        assertThat(deployment.node(1).disable("beside").isConfirmed()).isTrue();
    }

    @Test
    void whereNoNodeRunsNothingIsStoredDuringAnOutage() {
        assumeThorough();
        assumeTrue(store.can(StoreFault.KILL), "a server that can be killed");
        faults.settle(false);
        Path nobody = directory.resolve("nobody");
        store.inject(StoreFault.KILL, NAMESPACE);
        try {
            CommandRun enable = deployment.command("enable", "--fallback", "file:" + nobody);
            assertThat(enable.exit()).as("%s", enable).isEqualTo(1);
            assertThat(enable.text()).contains("Nothing was switched", "--wait-store");
        } finally {
            store.repair(StoreFault.KILL);
        }
        faults.settle(false);

        CommandRun weeksLater = deployment.command("disable", "--holder", "other", "--fallback", "file:" + nobody);
        assertThat(weeksLater.exit()).as("%s", weeksLater).isZero();
        Map<String, String> settings = Map.of(
                "namespace", NAMESPACE, "backend.url", store.url(), "fallback.url", "file:" + nobody, "clock", "P21D");
        try (NodeProcess node =
                NodeProcess.start("weeks-later", directory, settings).awaitReady()) {
            assertThat(node.isOn()).isFalse();
            assertThat(deployment.node(0).isOn()).isFalse();
        }
    }

    @Test
    void aCommandThatWaitsForTheStoreIsCommittedWhenItIsBack() throws Exception {
        assumeThorough();
        assumeTrue(store.can(StoreFault.KILL), "a server that can be killed");
        faults.settle(false);
        store.inject(StoreFault.KILL, NAMESPACE);
        CompletableFuture<CommandRun> waiting;
        try {
            waiting = CompletableFuture.supplyAsync(
                    () -> deployment.command("enable", "--holder", "waiting", "--wait-store", "5m"));
            await().pollDelay(Duration.ofSeconds(2)).until(() -> !waiting.isDone());
        } finally {
            store.repair(StoreFault.KILL);
        }

        assertThat(waiting.get(5, TimeUnit.MINUTES).exit()).isZero();
        deployment.awaitAll(true);
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
