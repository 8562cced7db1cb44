// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrateCommandTest {

    private Shell shell = Shell.in(Path.of("unused"));

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void aStoreThatHoldsNothingIsSaidToHoldNothing(@TempDir Path elsewhere) {
        String old = "file:" + elsewhere.resolve("old");
        shell.run("enable", "--backend", old, "--namespace", "other");

        CommandOutput run = shell.run("migrate", "--from", old);

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(old + " holds nothing of the namespace 'default'", "nothing was copied");
        assertThat(shell.entry("MAINTENANCE_MODE_STATUS")).doesNotExist();
        assertThat(shell.run("migrate", "--from", old, "--json").json())
                .containsEntry("ok", false)
                .containsEntry("exit", 1)
                .containsEntry("compared", false);
    }

    @Test
    void aStoreThatWasTurnedOffHoldsThat(@TempDir Path elsewhere) {
        String old = "file:" + elsewhere.resolve("old");
        shell.run("disable", "--backend", old);

        assertThat(shell.run("migrate", "--from", old).exit()).isZero();
    }

    @Test
    void aStoreIsNotCopiedIntoItself() {
        String here = "file:" + shell.directory().resolve("state");
        for (String before : new String[] {"check", "enable"}) {
            shell.run(before);

            CommandOutput run = shell.run("migrate", "--from", here);

            assertThat(run.exit()).as("%s", run).isEqualTo(2);
            assertThat(run.err()).contains(here + " is the store that is copied into", "--backend");
        }
    }

    @Test
    void aStoreThatIsAwayIsNotCalledEmpty() {
        CommandOutput run = shell.run("migrate", "--from", "file:/dev/null/away");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).doesNotContain("holds nothing").contains("/dev/null/away");
    }

    @Test
    void theStateOfAnotherStoreIsTakenOverAndCompared(@TempDir Path elsewhere) {
        String old = "file:" + elsewhere.resolve("old");
        shell.run("enable", "--backend", old, "--scope", "store-a", "--reason", "moving");
        shell.run("allow-ips", "--backend", old, "203.0.113.7");
        shell.run("enable", "--holder", "here");

        CommandOutput run = shell.run("migrate", "--from", old);

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
        CommandOutput run = shell.run("migrate", "--from", "nosuch:x");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("nosuch");
    }

    @Test
    void theFormatIsAlreadyTheOnlyOneThereIs() {
        shell.run("enable");

        CommandOutput run = shell.run("migrate", "--format", "1");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out()).contains("Already in format 1", "file:" + shell.directory());
        assertThat(shell.run("migrate", "--format", "1", "--json").json())
                .containsEntry("ok", true)
                .containsEntry("format", 1);
    }

    @Test
    void aFormatThatNobodyWritesIsRefusedWithWhatIsAllowed() {
        CommandOutput run = shell.run("migrate", "--format", "2");

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).contains("'2'", "allowed is 1");
    }

    @Test
    void aStoreOfANewerFormatIsNotLowered() throws IOException {
        shell.run("enable");
        Path entry = shell.entry("MAINTENANCE_MODE_STATUS");
        String newer = Files.readString(entry).replace("format=1", "format=2");
        Files.writeString(entry, newer);

        CommandOutput run = shell.run("migrate", "--format", "1");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains("a format that this version does not know");
        assertThat(entry).hasContent(newer);
    }

    @Test
    void ofAStoreThatIsAwayNoFormatIsSaid() {
        CommandOutput run = shell.run("migrate", "--format", "1", "--backend", "file:/dev/null/away", "--json");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.json()).containsEntry("ok", false).containsEntry("format", null);
    }

    @Test
    void eitherAStoreOrAFormatIsNamed() {
        assertThat(shell.run("migrate").err()).contains("--from", "--format");
        assertThat(shell.run("migrate", "--from", "file:/x", "--format", "1").exit())
                .isEqualTo(2);
    }
}
