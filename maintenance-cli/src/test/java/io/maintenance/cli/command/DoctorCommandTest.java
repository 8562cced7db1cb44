// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import io.maintenance.cli.harness.UnprivilegedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} finds on stores that need no server. */
class DoctorCommandTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void aMachineOnWhichNothingHappenedYetIsWell() throws IOException {
        CommandOutput run = shell.run("doctor");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSizeGreaterThan(8).allMatch(line -> line.startsWith("ok "));
        try (var left = Files.list(shell.directory())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aStoreInUseIsTriedAndLeftAsItIs() throws IOException {
        shell.run("enable", "--ip", "203.0.113.7");
        String status = Files.readString(shell.entry("MAINTENANCE_MODE_STATUS"));
        String addresses = Files.readString(shell.entry("MAINTENANCE_MODE_ADDRESSES"));

        CommandOutput run = shell.run("doctor");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(line(run, "primary compare-and-set")).startsWith("ok").contains("written over itself");
        assertThat(line(run, "primary watch")).startsWith("ok").contains("a hint came", "look every 1s besides");
        assertThat(Files.readString(shell.entry("MAINTENANCE_MODE_STATUS"))).isEqualTo(status);
        assertThat(Files.readString(shell.entry("MAINTENANCE_MODE_ADDRESSES"))).isEqualTo(addresses);
    }

    @Test
    void aDirectoryThatCannotBeWrittenFailsWithARemedy() throws IOException {
        shell.run("enable");
        UnprivilegedUser.openToAll(shell.directory());

        CommandOutput run = UnprivilegedUser.run(UnprivilegedUser.of(shell), "doctor");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(line(run, "primary compare-and-set")).startsWith("fail").contains(" -> ");
        assertThat(line(run, "primary directory")).startsWith("fail").contains("nobody");
        assertThat(run.err()).contains("these checks failed: primary compare-and-set, primary directory");
    }

    @Test
    void aVariableThatIsMisspeltComesWithTheNearestOne() {
        CommandOutput run = shell.with("MAINTENANCE_BACKND_URL", "file:/x").run("doctor");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(line(run, "environment"))
                .startsWith("warn")
                .contains("MAINTENANCE_BACKND_URL", "Did you mean MAINTENANCE_BACKEND_URL?");
    }

    @Test
    void theFileThatWasReadIsNamed() throws IOException {
        Path file =
                Files.writeString(shell.directory().resolve("maintenance.properties"), "maintenance.namespace=shop\n");

        assertThat(line(shell.run("doctor"), "configuration")).contains(file + " (1 setting)");
    }

    @Test
    void mistakesOfTheConfigurationAreFailedChecks() throws IOException {
        Files.writeString(
                shell.directory().resolve("maintenance.properties"),
                "maintenance.poll-intervall=1s\nmaintenance.on-unknown=shut\n");

        CommandOutput run = shell.run("doctor", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.json()).containsEntry("ok", false).containsEntry("failed", 2);
    }

    @Test
    void aStoreOfThisProcessAloneIsSharedByNobody() {
        assertThat(line(shell.run("doctor", "--backend", "memory:shop"), "sharing"))
                .startsWith("warn")
                .contains("nobody shares");
    }

    @Test
    void aDamagedEntryFailsAndTheCommandThatRemovesItIsShown() throws IOException {
        shell.run("enable");
        Path entry = Files.writeString(shell.entry("MAINTENANCE_MODE_STATUS"), "garbage");

        CommandOutput run = shell.run("doctor");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(line(run, "primary MAINTENANCE_MODE_STATUS"))
                .startsWith("fail")
                .contains("rm '" + entry + "'");
        assertThat(entry).hasContent("garbage");
    }

    @Test
    void aFallbackWithoutANodeIsWarnedOf() {
        CommandOutput run =
                shell.run("doctor", "--fallback", "file:" + shell.directory().resolve("local"));

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(line(run, "fallback keeper")).startsWith("warn").contains("no node has ever tended it");
    }

    @Test
    void aFlagFileIsWarnedOf() throws IOException {
        Path flag = shell.directory().resolve("state/default/ON");
        Files.createDirectories(flag.getParent());
        Files.createFile(flag);

        assertThat(line(shell.run("doctor"), "flag file")).startsWith("warn").contains("rm " + flag);
    }

    @Test
    void quietSaysOnlyWhatFailed() throws IOException {
        assertThat(shell.run("doctor", "-q")).isEqualTo(new CommandOutput(0, "", ""));

        shell.run("enable");
        Files.writeString(shell.entry("MAINTENANCE_MODE_STATUS"), "garbage");

        assertThat(shell.run("doctor", "-q"))
                .isEqualTo(new CommandOutput(
                        1, "", "maintenance: these checks failed: primary MAINTENANCE_MODE_STATUS\n"));
    }

    /** Returns the line of a check. */
    static String line(CommandOutput run, String check) {
        List<String> lines = run.out()
                .lines()
                .filter(line -> line.substring(4).strip().startsWith(check + " "))
                .toList();
        assertThat(lines).as("%s in %s", check, run).isNotEmpty();
        return String.join("\n", lines);
    }
}
