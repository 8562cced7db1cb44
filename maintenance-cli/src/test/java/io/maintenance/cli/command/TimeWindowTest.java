// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandRun;
import io.maintenance.cli.harness.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeWindowTest {

    private Shell shell;

    @BeforeEach
    void beginWithNothing(@TempDir Path directory) {
        shell = Shell.in(directory);
    }

    @Test
    void anEndNeedsNobody() {
        shell.run("enable", "--for", "1h");

        assertThat(shell.run("check").exit()).isEqualTo(3);
        assertThat(shell.later(Duration.ofMinutes(59)).run("check").exit()).isEqualTo(3);
        assertThat(shell.later(Duration.ofMinutes(61)).run("check").exit()).isZero();
    }

    @Test
    void aStartInTheFutureIsScheduled() {
        CommandRun enabled = shell.run("enable", "--from", "+1h", "--for", "30m");

        assertThat(enabled.exit()).isZero();
        assertThat(enabled.out())
                .startsWith("Scheduled maintenance mode\n")
                .containsPattern("From .* \\(in (1h|59m5\\ds)\\)")
                .containsPattern("Until .* \\(in 1h(30m|29m5\\ds)\\)");
        assertThat(shell.run("check").exit()).isZero();
        assertThat(shell.run("status").out()).contains("global: off, scheduled", "Scheduled by");
        assertThat(shell.run("disable").out()).startsWith("Disabled maintenance mode\n");
    }

    @Test
    void impossibleTimesAreRefusedInASentence() {
        for (String options : List.of(
                "--for 0s",
                "--for 367d",
                "--until 2020-01-01T00:00Z",
                "--until yesterday",
                "--from +2h --until +1h",
                "--until +400d",
                "--retry-after 0s")) {
            CommandRun run = shell.run(("enable " + options).split(" "));

            assertThat(run.exit()).as("%s: %s", options, run).isEqualTo(2);
            assertThat(run.err()).startsWith("maintenance: ").doesNotContain("\tat ");
        }
        assertThat(shell.run("check").exit()).isZero();
    }

    @Test
    void localTimesAreShownBackWithTheirZone() {
        CommandRun run = shell.with("TZ", "Europe/Berlin").process("enable", "--until", "2027-07-01 22:00");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("2027-07-01 22:00 +02:00 (Europe/Berlin)");
        assertThat(shell.run("status").out()).contains("2027-07-01 20:00 UTC");
    }

    @Test
    void whatTheClocksSkipIsRemarked() {
        CommandRun run = shell.with("TZ", "Europe/Berlin").run("enable", "--until", "2027-03-28 02:30");

        assertThat(run.err()).contains("does not exist in Europe/Berlin", "03:30:00 +02:00");
        assertThat(run.exit()).isZero();
    }
}
