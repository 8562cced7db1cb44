// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.cli.harness.CommandRun;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.SampleData;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tool answers to a start in the future while its holder's maintenance is on. */
class ScheduledStartTest {

    private final String url = "memory:" + UUID.randomUUID();
    private final MaintenanceMode maintenance = open();

    private MaintenanceMode open() {
        return MaintenanceMode.builder()
                .backend(url)
                .clock(SampleData.UTC)
                .by("tester")
                .open();
    }

    private CommandRun run(String... args) {
        return InProcessTool.run((common, more) -> open(), args);
    }

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void itIsRefusedWithTheWaysOut() {
        maintenance.enable();

        CommandRun run = run("enable", "--from", "+1h");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("maintenance: Nothing was switched: global is in maintenance, held by operator")
                .contains("--holder NAME", "--replace");
        assertThat(run("enable", "--from", "+1h", "--dry-run").exit()).isEqualTo(1);
        assertThat(run("enable", "--from", "+1h", "--json").out()).contains("\"already-on\"");
        assertThat(run("check").exit()).isEqualTo(3);
    }

    @Test
    void theWaysOutAreOpen() {
        maintenance.enable();

        assertThat(run("enable", "--from", "+1h", "--holder", "night").exit()).isZero();
        assertThat(run("check").exit()).isEqualTo(3);
        assertThat(run("enable", "--from", "+1h", "--replace").exit()).isZero();
        assertThat(run("check").exit()).isZero();
    }
}
