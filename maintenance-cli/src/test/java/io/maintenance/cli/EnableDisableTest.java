// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnableDisableTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void oneCommandTurnsItOnForEverybodyAndAnotherTurnsItOff() {
        CommandOutput enabled =
                shell.process("enable", "--ip", "203.0.113.7", "--for", "2h", "--reason", "Database migration");
        assertThat(enabled.err()).isEmpty();
        assertThat(enabled.exit()).isZero();
        assertThat(enabled.out())
                .startsWith("Enabled maintenance mode\n")
                .contains("(in 2h)", "Database migration", "203.0.113.7", "ops@web-1")
                .contains("file:" + shell.directory().resolve("state"));

        assertThat(shell.run("status").out())
                .startsWith("Status: maintenance mode is active\nList of exempt IP-addresses: 203.0.113.7\n")
                .contains("Database migration", "operator", "ops@web-1");
        assertThat(shell.process("check")).isEqualTo(new CommandOutput(3, "", ""));
        assertThat(shell.run("check", "--ip", "203.0.113.7")).isEqualTo(new CommandOutput(0, "", ""));
        assertThat(shell.run("check", "--ip", "203.0.113.8").exit()).isEqualTo(3);
        assertThat(shell.run("status", "--exit-code").exit()).isEqualTo(3);

        assertThat(shell.run("disable").out()).startsWith("Disabled maintenance mode\n");
        assertThat(shell.run("check").exit()).isZero();
        assertThat(shell.run("disable").out()).startsWith("Maintenance mode was not active\n");
    }

    @Test
    void statusOfAFreshMachineIsOff() {
        CommandOutput status = shell.run("status");

        assertThat(status.exit()).isZero();
        assertThat(status.err()).isEmpty();
        assertThat(status.out())
                .startsWith("Status: maintenance mode is not active\nList of exempt IP-addresses: none\n");
    }

    @Test
    void itIsOnWhileAnybodyHoldsIt() {
        shell.run("enable");
        shell.run("enable", "--holder", "deploy", "--reason", "Release 42");

        CommandOutput disabled = shell.run("disable");

        assertThat(disabled.exit()).isZero();
        assertThat(disabled.out())
                .startsWith("Maintenance mode is still active\n")
                .contains("operator in global", "deploy in global", "Release 42");
        assertThat(shell.run("check").exit()).isEqualTo(3);
        assertThat(shell.run("disable", "--all").out()).startsWith("Disabled maintenance mode\n");
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void aPartIsOnByItselfOrThroughGlobal() {
        shell.run("enable", "--scope", "store-a", "--level", "read-only");
        assertThat(shell.run("check", "--scope", "store-a").exit()).isEqualTo(3);
        assertThat(shell.run("check").exit()).isZero();
        assertThat(shell.run("check", "--scope", "store-b").exit()).isZero();

        shell.run("enable");
        assertThat(shell.run("check", "--scope", "store-b").exit()).isEqualTo(3);
        assertThat(shell.run("status").out()).contains("global: on", "store-a: on");
        assertThat(shell.run("disable", "--scope", "store-a").out())
                .startsWith("Maintenance mode is still active\n")
                .contains("operator in global");
    }

    @Test
    void enablingAgainReplacesTheSettingsAndNamesWhatChanged() {
        shell.run("enable", "--ip", "203.0.113.7,198.51.100.0/24", "--reason", "First", "--for", "2h");

        CommandOutput again = shell.run("enable", "--ip", "203.0.113.7", "--reason", "Second");

        assertThat(again.out())
                .contains("reason: First -> Second", "-> open", "Removed    198.51.100.0/24")
                .doesNotContain("Added");
    }

    @Test
    void enablingWithoutAddressesKeepsTheList() {
        shell.run("allow-ips", "203.0.113.7");

        assertThat(shell.run("enable").out()).contains("Let in     203.0.113.7");
        assertThat(shell.run("enable", "--ip", "none").out()).contains("Let in     nobody", "Removed    203.0.113.7");
    }

    @Test
    void whoIsLetInEverywhereIsLetIntoAPart() {
        shell.run("allow-ips", "203.0.113.7");

        CommandOutput run = shell.run("enable", "--scope", "store-a", "--ip", "198.51.100.1");

        assertThat(run.out()).contains("198.51.100.1, through global: 203.0.113.7\n");
        assertThat(shell.run("check", "--scope", "store-a", "--ip", "203.0.113.7")
                        .exit())
                .isZero();
    }

    @Test
    void aDryRunLeavesNoTrace() {
        CommandOutput run = shell.run("enable", "--dry-run", "--ip", "203.0.113.7");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("203.0.113.7", "Nothing was changed");
        assertThat(shell.run("check").exit()).isZero();
        assertThat(shell.entry("MAINTENANCE_MODE_STATUS")).doesNotExist();
    }

    @Test
    void jsonIsOneDocument() {
        Map<String, Object> enabled =
                shell.run("enable", "--ip", "203.0.113.7", "--json").json();
        assertThat(enabled).containsEntry("ok", true).containsEntry("exit", 0).containsEntry("outcome", "committed");

        Map<String, Object> status = shell.run("--json", "status").json();
        assertThat(status).containsEntry("on", true).containsEntry("namespace", "default");
        assertThat(status.get("scopes")).asString().contains("203.0.113.7", "operator");

        CommandOutput check = shell.run("check", "--json");
        assertThat(check.exit()).isEqualTo(3);
        assertThat(check.json()).containsEntry("on", true).containsEntry("exit", 3);
    }

    @Test
    void textsInAnyLanguageComeBackAsTheyWere() {
        shell.run("enable", "--reason", "Größe: データ移行 🛠");

        assertThat(shell.run("status").out()).contains("Größe: データ移行 🛠");
        assertThat(shell.run("status", "--json").out()).contains("Größe: データ移行 🛠");
        assertThat(shell.with("LC_ALL", "POSIX").process("status").out()).contains("Größe: データ移行 🛠");
    }

    @Test
    void quietIsQuiet() {
        assertThat(shell.run("enable", "-q")).isEqualTo(new CommandOutput(0, "", ""));
        assertThat(shell.run("status", "-q")).isEqualTo(new CommandOutput(0, "", ""));
    }

    @Test
    void theWayOtherToolsSpellItWorks() {
        for (List<String> line : List.of(
                List.of("maintenance:enable", "--ip=203.0.113.7"),
                List.of("maintenance:disable"),
                List.of("down", "--retry=60"),
                List.of("up"))) {
            assertThat(shell.run(line.toArray(String[]::new)).exit())
                    .as("%s", line)
                    .isZero();
        }
    }
}
