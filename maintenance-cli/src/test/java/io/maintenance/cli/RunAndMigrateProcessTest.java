// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RunAndMigrateProcessTest {

    private static final String ON = "global.run.on=true";

    private Shell shell = Shell.in(Path.of("unused"));

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void theCommandRunsUnderMaintenanceAndItsExitCodeIsTheAnswer() throws IOException {
        CommandRun run = shell.run(
                "run", "--reason", "nightly", "--", "sh", "-c", "cat state/default/MAINTENANCE_MODE_STATUS; exit 7");

        assertThat(run.exit()).as("%s", run).isEqualTo(7);
        assertThat(run.out()).contains(ON, "global.run.reason=nightly");
        assertThat(run.err()).contains("maintenance: on, held by run in global", "maintenance: off");
        assertThat(Files.readString(shell.entry("MAINTENANCE_MODE_STATUS"))).doesNotContain(ON);
    }

    @Test
    void optionsBehindTheDashesBelongToTheCommand() {
        CommandRun run = shell.run("run", "-q", "--", "echo", "--json", "-v", "--holder");

        assertThat(run).isEqualTo(new CommandRun(0, "--json -v --holder\n", ""));
    }

    @Test
    void aFailureCanLeaveItOn() {
        CommandRun run = shell.run("run", "--keep-on-failure", "--", "false");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("maintenance disable --holder run --scope global");
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }

    @Test
    void aCommandThatIsNotThereLeavesNothingOn() {
        CommandRun run = shell.run("run", "--", "./no-such-command");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("could not be started").doesNotContain("\tat ");
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void withoutACommandTheUsageIsSaid() {
        assertThat(shell.run("run").exit()).isEqualTo(2);
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void whatNoStoreTookIsNotRun() throws IOException {
        Path nowhere = shell.directory().resolve("nowhere");
        Path link = Files.createSymbolicLink(shell.directory().resolve("away"), nowhere);

        CommandRun run = shell.run("run", "--backend", "file:" + link, "--", "echo", "ran");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSignalEndsTheCommandAndThenTheMaintenance() throws IOException, InterruptedException {
        try (RunningCommand running = begin()) {
            running.process().destroy();

            assertThat(running.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(shell.run("check").exit()).isZero();
        }
    }

    @Test
    void aSignalBeforeTheCommandHasBegunEndsTheMaintenanceToo() throws IOException, InterruptedException {
        // A pipe that is full, and that nobody reads, holds the tool up where it says that it is on.
        Shell full = shell.through("sh", "-c", "head -c 65536 /dev/zero >&2; exec \"$@\"", "sh");
        Process process =
                full.tool(Shell.classPath(), "run", "--", "sleep", "60").start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> shell.run("check").exit() == 3);

            process.toHandle().destroy(); // unlike the process's own method, this leaves the pipe open
            process.getErrorStream().readAllBytes();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(shell.run("check").exit()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aKilledProcessLeavesItOn() throws IOException, InterruptedException {
        try (RunningCommand running = begin()) {
            ProcessHandle child = running.process().children().findFirst().orElseThrow();
            running.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            child.destroyForcibly();
        }
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }

    @Test
    void theStateOfAnotherStoreIsTakenOverAndCompared(@TempDir Path elsewhere) {
        String old = "file:" + elsewhere.resolve("old");
        shell.run("enable", "--backend", old, "--scope", "store-a", "--reason", "moving");
        shell.run("allow-ips", "--backend", old, "203.0.113.7");
        shell.run("enable", "--holder", "here");

        CommandRun run = shell.run("migrate", "--from", old);

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("Copied, read back and compared", "global", "store-a", "addresses: 203.0.113.7");
        assertThat(shell.run("status").out()).contains("here", "moving", "203.0.113.7");
        assertThat(shell.run("status", "--backend", old).out()).doesNotContain("Held by    here");
        assertThat(shell.run("migrate", "--from", old, "--json").json())
                .containsEntry("ok", true)
                .containsEntry("outcome", "unchanged")
                .containsEntry("compared", true);
    }

    @Test
    void aStoreThatCannotBeOpenedIsNotTakenOver() {
        CommandRun run = shell.run("migrate", "--from", "nosuch:x");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("nosuch");
    }

    @Test
    void theFormatIsAlreadyTheOnlyOneThereIs() {
        shell.run("enable");

        CommandRun run = shell.run("migrate", "--format", "1");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("Already in format 1", "file:" + shell.directory());
        assertThat(shell.run("migrate", "--format", "1", "--json").json())
                .containsEntry("ok", true)
                .containsEntry("format", 1);
    }

    @Test
    void aFormatThatNobodyWritesIsRefusedWithWhatIsAllowed() {
        CommandRun run = shell.run("migrate", "--format", "2");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("'2'", "allowed is 1");
    }

    @Test
    void aStoreOfANewerFormatIsNotLowered() throws IOException {
        shell.run("enable");
        Path entry = shell.entry("MAINTENANCE_MODE_STATUS");
        String newer = Files.readString(entry).replace("format=1", "format=2");
        Files.writeString(entry, newer);

        CommandRun run = shell.run("migrate", "--format", "1");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains("a format that this version does not know");
        assertThat(entry).hasContent(newer);
    }

    @Test
    void ofAStoreThatIsAwayNoFormatIsSaid() {
        CommandRun run = shell.run("migrate", "--format", "1", "--backend", "file:/dev/null/away", "--json");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.json()).containsEntry("ok", false).containsEntry("format", null);
    }

    @Test
    void eitherAStoreOrAFormatIsNamed() {
        assertThat(shell.run("migrate").err()).contains("--from", "--format");
        assertThat(shell.run("migrate", "--from", "file:/x", "--format", "1").exit())
                .isEqualTo(2);
    }

    private RunningCommand begin() throws IOException {
        RunningCommand running = RunningCommand.start(
                shell.tool(Shell.classPath(), "run", "--", "sleep", "60"),
                shell.directory().resolve("run.txt"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> running.process().children().findAny().isPresent());
        return running;
    }
}
