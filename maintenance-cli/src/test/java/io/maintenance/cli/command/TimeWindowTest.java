// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {

    private static final Instant SATURDAY = Instant.parse("2026-11-21T20:00:00Z");

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
        CommandOutput enabled = shell.run("enable", "--from", "+1h", "--for", "30m");

        assertThat(enabled.exit()).isZero();
        assertThat(enabled.out())
                .startsWith("Scheduled maintenance mode\n")
                .containsPattern("From .* \\(in (1h|59m5\\ds)\\)")
                .containsPattern("Until .* \\(in 1h(30m|29m5\\ds)\\)");
        assertThat(shell.run("check").exit()).isZero();
        assertThat(shell.run("status").out()).contains("global: off, scheduled", "Scheduled by");
        assertThat(shell.run("disable").out()).startsWith("Disabled maintenance mode\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--for 0s, more than zero and at most 366 days",
        "--for 367d, 'cannot last 367d'",
        "--for -5m, is negative",
        "--for 90, has no unit",
        "--for PT999999999999H, more than zero and at most 366 days",
        "--until 2020-01-01T00:00Z, has passed",
        "--until yesterday, is not a time",
        "--from +2h --until +1h, is not after the start",
        "--until +400d, more than 366 days after the start",
        "--from +400d, more than 366 days away",
        "--retry-after 0s, one second to one day"
    })
    void impossibleTimesAreRefusedInASentence(String options, String reason) {
        CommandOutput run = shell.run(("enable " + options).split(" "));

        assertThat(run.exit()).as("%s", run).isEqualTo(2);
        assertThat(run.err()).startsWith("maintenance: ").contains(reason).doesNotContain("\tat ");
        assertThat(shell.run("check").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable --for 367d", "enable --for 367d --dry-run", "run --for 367d -- true"})
    void everyCommandRefusesTheSameLength(String line) {
        assertThat(shell.run(line.split(" ")).err()).contains("A maintenance cannot last 367d");
    }

    @Test
    void localTimesAreShownBackWithTheirZone() {
        CommandOutput run = shell.at(SATURDAY).with("TZ", "Europe/Berlin").run("enable", "--until", "2027-07-01 22:00");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("2027-07-01 22:00 +02:00 (Europe/Berlin)");
        assertThat(shell.at(SATURDAY).run("status").out()).contains("2027-07-01 20:00 UTC");
    }

    @Test
    void theZoneIsThatOfTheProcess() {
        assertThat(shell.with("TZ", "Europe/Berlin")
                        .process("enable", "--until", "+1d")
                        .out())
                .contains("(Europe/Berlin)");
    }

    @Test
    void whatTheClocksSkipIsRemarked() {
        CommandOutput run = shell.at(SATURDAY).with("TZ", "Europe/Berlin").run("enable", "--until", "2027-03-28 02:30");

        assertThat(run.err()).contains("does not exist in Europe/Berlin", "03:30:00 +02:00");
        assertThat(run.exit()).isZero();
    }
}
