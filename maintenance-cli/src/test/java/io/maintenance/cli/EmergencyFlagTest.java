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

class EmergencyFlagTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void touchTurnsItOnAndRemovingItGivesBackWhatIsStored() throws IOException {
        shell.run("allow-ips", "203.0.113.7");
        Path flag = shell.entry("ON");

        Files.createFile(flag);
        assertThat(shell.run("check").exit()).isEqualTo(3);
        assertThat(shell.run("check", "--ip", "203.0.113.7").exit()).isZero();
        assertThat(shell.run("status").out()).startsWith("Status: maintenance mode is active\n");

        Files.delete(flag);
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void itWorksBeforeAnythingWasEverStored() throws IOException {
        Files.createDirectories(shell.entry("ON").getParent());
        Files.createFile(shell.entry("ON"));

        assertThat(shell.run("check").exit()).isEqualTo(3);
    }

    @Test
    void statusAndDisableWarnOfIt() throws IOException {
        shell.run("enable");
        Files.createFile(shell.entry("ON"));

        assertThat(shell.run("status").err()).contains(shell.entry("ON").toString());
        CommandOutput disabled = shell.run("disable");
        assertThat(disabled.exit()).isZero();
        assertThat(disabled.err()).contains(shell.entry("ON").toString());
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }
}
