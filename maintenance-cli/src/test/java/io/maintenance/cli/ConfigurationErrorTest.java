// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationErrorTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void threeMistakesAreOneErrorThatNamesAllThree() throws IOException {
        Path file = shell.directory().resolve("maintenance.properties");
        Files.writeString(
                file, "maintenance.namespcae=shop\nmaintenance.poll-interval=fast\nmaintenance.backend.ulr=file:/x\n");

        CommandOutput run = shell.run("status");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("3 mistakes")
                .contains("maintenance.namespace", "maintenance.poll-interval", "maintenance.backend.url")
                .contains("maintenance.properties")
                .doesNotContain("\tat ");
        assertThat(shell.run("status", "--json").json().get("error"))
                .asString()
                .contains("maintenance.namespace", "maintenance.poll-interval", "maintenance.backend.url");
    }

    @Test
    void aFileThatIsNamedAndMissingIsAnError() {
        CommandOutput run = shell.run("status", "--config", "nowhere.properties");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nowhere.properties");
    }

    @Test
    void aFileThatIsNamedIsRead() throws IOException {
        Path file = shell.directory().resolve("shop.properties");
        Files.writeString(file, "maintenance.namespace=shop\n");

        assertThat(shell.run("status", "--config", file.toString()).out()).contains("shop");
        assertThat(shell.run("status", "--config", file.toString(), "--namespace", "other")
                        .out())
                .contains("other")
                .doesNotContain("shop ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--backend=nosuch://ops:hunter2@host/14",
                "--backend=file://ops:hunter2@host/x",
                "--backend=:hunter2"
            })
    void aUrlThatCannotBeUsedIsRefusedAndItsPasswordIsNotShown(String option) {
        for (String verbosity : new String[] {"-q", "-v", "--json"}) {
            // Details are logged, and logs go to the standard error of the process.
            CommandOutput run = verbosity.equals("-v")
                    ? shell.process("status", option, verbosity)
                    : shell.run("status", option, verbosity);

            assertThat(run.exit()).as("%s", run).isEqualTo(2);
            assertThat(run.out() + run.err())
                    .doesNotContain(option.startsWith("--backend=:") ? "\tat java" : "hunter2");
        }
    }

    @Test
    void anUnknownSchemeIsAnsweredWithThoseThatExist() {
        assertThat(shell.run("status", "--backend", "nosuch://host/14").err()).contains("nosuch", "file");
    }

    @Test
    void aBackendGivenByUrlIsUsed(@TempDir Path elsewhere) {
        String url = "file:" + elsewhere.resolve("with blanks");

        assertThat(shell.run("enable", "--backend", url).out()).contains(url);
        assertThat(shell.run("check", "--backend", url).exit()).isEqualTo(3);
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void aStoreOfThisProcessAloneIsWarnedOf() {
        CommandOutput run = shell.run("enable", "--backend", "memory:shop");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.err()).contains("no application obeys it");
    }

    @Test
    void theVersionNamesTheBackendsThatWereFound() {
        assertThat(shell.run("--version").out()).contains("maintenance ", "Java ", "file");
    }
}
