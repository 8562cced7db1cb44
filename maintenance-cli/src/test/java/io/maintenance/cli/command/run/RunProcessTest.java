// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.cli.CommandLineTool;
import io.maintenance.cli.harness.BackgroundCommand;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.Shell;
import io.maintenance.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class RunProcessTest {

    private static final String ON = "global.run.on=true";

    private Shell shell = Shell.in(Path.of("unused"));

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void theCommandRunsUnderMaintenanceAndItsExitCodeIsTheAnswer() throws IOException {
        CommandOutput run = shell.process(
                "run", "--reason", "nightly", "--", "sh", "-c", "cat state/default/MAINTENANCE_MODE_STATUS; exit 7");

        assertThat(run.exit()).as("%s", run).isEqualTo(7);
        assertThat(run.out()).contains(ON, "global.run.reason=nightly");
        assertThat(run.err()).contains("maintenance: on, held by run in global", "maintenance: off");
        assertThat(Files.readString(shell.entry("MAINTENANCE_MODE_STATUS"))).doesNotContain(ON);
    }

    @Test
    void optionsBehindTheDashesBelongToTheCommand() {
        CommandOutput run = shell.process("run", "-q", "--", "echo", "--json", "-v", "--holder");

        assertThat(run).isEqualTo(new CommandOutput(0, "--json -v --holder\n", ""));
    }

    @Test
    void aFailureCanLeaveItOn() {
        CommandOutput run = shell.run("run", "--keep-on-failure", "--", "false");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("maintenance disable --holder run --scope global");
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }

    @Test
    void aCommandThatIsNotThereLeavesNothingOn() {
        CommandOutput run = shell.run("run", "--", "./no-such-command");

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

        Path ran = shell.directory().resolve("ran");

        CommandOutput run = shell.run("run", "--backend", "file:" + link, "--", "touch", ran.toString());

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(ran).doesNotExist();
    }

    @Test
    void aSignalEndsTheCommandAndThenTheMaintenance() throws IOException, InterruptedException {
        try (BackgroundCommand running = begin()) {
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
        try (BackgroundCommand running = begin()) {
            ProcessHandle child = running.process().children().findFirst().orElseThrow();
            running.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            child.destroyForcibly();
        }
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }

    @Test
    void twoAtOnceDoNotEndEachOthersMaintenance() throws IOException {
        try (BackgroundCommand running = begin()) {
            CommandOutput second = shell.run("run", "--", "true");

            assertThat(second.exit()).as("%s", second).isZero();
            assertThat(second.err()).contains("held by run-2 in global", "still on, held by others");
            assertThat(shell.run("check").exit()).isEqualTo(3);
            assertThat(shell.run("run", "--", "true").err())
                    .as("a name is used again")
                    .contains("run-2");
            running.process().destroy();
        }
    }

    @Test
    void whoSharesANameIsTold() {
        shell.run("enable", "--holder", "deploy");

        CommandOutput run = shell.run("run", "--holder", "deploy", "--", "true");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("deploy held it already", "ends it for both");
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void aSignalEndsWhatTheCommandHasStarted() throws IOException, InterruptedException {
        String program = "sh -c 'sleep 600 & echo $! > child; wait' & "
                + "(setsid sleep 600 > /dev/null 2>&1 & echo $! > orphan); touch ready; wait";
        try (BackgroundCommand running = begin(shell, program)) {
            running.process().destroy();

            assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running.process().exitValue()).isEqualTo(143);
        }
        assertThat(process("child")).isEmpty();
        assertThat(process("orphan")).isEmpty();
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void whatCleansUpAfterTheSignalIsLetFinish() throws IOException, InterruptedException {
        String program = "trap 'sh -c \"sleep 1; touch cleaned\"; exit 1' TERM; touch ready; sleep 600 & wait";
        try (BackgroundCommand running = begin(shell, program)) {
            running.process().destroy();

            assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(shell.directory().resolve("cleaned")).exists();
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void aSignalToTheWholeGroupIsNotDoubled() throws IOException, InterruptedException {
        String program = "trap 'echo INT >> signals' INT; trap 'echo TERM >> signals' TERM; touch ready; "
                + "while [ ! -s signals ]; do sleep 0.1; done; n=0; while [ $n -lt 30 ]; do sleep 0.1; n=$((n+1)); done";
        // What a script starts in the background ignores this signal, and so would all that the build starts.
        Shell group = shell.through("env", "--default-signal=INT", "setsid");
        try (BackgroundCommand running = begin(group, program)) {
            CommandOutput.of(shell.program(
                    List.of("sh", "-c", "kill -INT -" + running.process().pid())));

            assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running.process().exitValue()).isEqualTo(130);
        }
        assertThat(shell.directory().resolve("signals")).hasContent("INT");
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void whatDoesNotEndKeepsMaintenanceOnAndThatIsSaid() throws Exception {
        Path pid = shell.directory().resolve("pid");
        RunCommand command = new RunCommand();
        command.grace = Duration.ofMillis(100);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(InProcessTool.stream(err), InProcessTool.stream(err), shell.clock());
        String url = "file:" + shell.directory().resolve("state");
        String program = "trap '' TERM; echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; sleep 600";
        Thread running = new Thread(() -> new CommandLineTool(terminal, shell.machine())
                .commandLine(List.of(command), List.of())
                .execute("run", "--scope", "store-a", "--backend", url, "--", "sh", "-c", program));
        running.start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pid));

            command.shutDown();
            running.join();

            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains(Files.readString(pid).strip(), "still running", "maintenance stays on")
                    .contains("To end it: maintenance disable --holder run --scope store-a --backend " + url + "\n");
            assertThat(shell.run("check", "--scope", "store-a").exit()).isEqualTo(3);
        } finally {
            process("pid").ifPresent(each -> {
                each.descendants().forEach(ProcessHandle::destroyForcibly);
                each.destroyForcibly();
            });
        }
    }

    @Test
    void whatTheCommandLeavesBehindIsNamedAndLetAlone() throws IOException {
        CommandOutput run = shell.process("run", "--", "sh", "-c", "sleep 600 > /dev/null 2>&1 & echo $! > child");

        ProcessHandle left = process("child").orElseThrow();
        left.destroy();
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("has left running: " + left.pid(), "maintenance: off");
    }

    @Test
    void theCommandGetsTheOptionsForJavaBackThatTheLauncherTookAway() {
        CommandOutput run = shell.with("_MAINTENANCE_JAVA_TOOL_OPTIONS", "-Xmx1g")
                .process("run", "-q", "--", "sh", "-c", "echo $JAVA_TOOL_OPTIONS");

        assertThat(run).isEqualTo(new CommandOutput(0, "-Xmx1g\n", ""));
    }

    /** Returns the process whose number is in a file, if it runs. */
    private Optional<ProcessHandle> process(String file) throws IOException {
        long pid =
                Long.parseLong(Files.readString(shell.directory().resolve(file)).strip());
        return ProcessHandle.of(pid)
                .filter(process ->
                        ProcessEntry.of(pid).filter(ProcessEntry::isZombie).isEmpty());
    }

    private BackgroundCommand begin() throws IOException {
        return begin(shell, "touch ready; exec sleep 600");
    }

    /** Starts a program of the shell under maintenance, and waits until it says that it is ready. */
    private static BackgroundCommand begin(Shell shell, String program) throws IOException {
        BackgroundCommand running = BackgroundCommand.start(
                shell.tool(Shell.classPath(), "run", "--", "sh", "-c", program),
                shell.directory().resolve("run.txt"));
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(shell.directory().resolve("ready")));
        return running;
    }
}
