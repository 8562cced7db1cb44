// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import io.maintenance.cli.harness.UnprivilegedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryDamageTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "format=1\nglobal.operator.on=true\n", "\u0000\u0001\u0002"})
    void aDamagedEntryIsReportedAndLeftAlone(String damage) throws IOException {
        shell.run("enable");
        Path entry = shell.entry("MAINTENANCE_MODE_STATUS");
        Files.writeString(entry, damage);

        CommandOutput status = shell.run("status");
        CommandOutput check = shell.run("check");
        CommandOutput disable = shell.run("disable");

        assertThat(status.exit()).as("%s", status).isEqualTo(1);
        assertThat(status.err()).contains(entry.toString());
        assertThat(check.exit()).as("%s", check).isEqualTo(1);
        assertThat(check.err().lines()).singleElement().asString().contains(entry.toString());
        assertThat(disable.exit()).as("%s", disable).isEqualTo(1);
        assertThat(disable.err()).contains(entry.toString());
        assertThat(entry).hasContent(damage);
    }

    @Test
    void aDamagedListIsWarnedOfByEveryChange() throws IOException {
        shell.run("allow-ips", "203.0.113.7");
        Path entry = shell.entry("MAINTENANCE_MODE_ADDRESSES");
        Files.writeString(entry, "garbage");

        CommandOutput enabled = shell.run("enable");

        assertThat(enabled.exit()).as("%s", enabled).isZero();
        assertThat(enabled.err()).contains(entry.toString());
        assertThat(shell.run("status").exit()).isEqualTo(1);
        assertThat(shell.run("check").exit()).isEqualTo(3);
        assertThat(entry).hasContent("garbage");
    }

    @Test
    void anEntryThatDoesNotFitLeavesTheOldOne() {
        shell.run("allow-ips", "203.0.113.7");
        Shell full = shell.through("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash");

        CommandOutput run = full.run("enable", "--reason", "x".repeat(1000), "--message", "y".repeat(200));

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains("File too large");
        assertThat(full.run("check").exit()).isZero();
        assertThat(full.run("status").out()).contains("List of exempt IP-addresses: 203.0.113.7\n");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaidSo() throws IOException {
        shell.run("enable", "--ip", "203.0.113.7");
        UnprivilegedUser.openToAll(shell.directory());
        Shell reader = UnprivilegedUser.of(shell);

        CommandOutput run = UnprivilegedUser.run(reader, "disable");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains(shell.directory().resolve("state").toString());
        assertThat(UnprivilegedUser.run(reader, "check").exit()).isEqualTo(3);
        assertThat(UnprivilegedUser.run(reader, "status").exit()).isZero();
        assertThat(shell.run("check").exit()).isEqualTo(3);
    }
}
