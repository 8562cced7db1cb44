// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.SharedSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start in the future while maintenance of the same holder is on. */
class ScheduledStartTest {

    private final SharedSwitch shared = new SharedSwitch();

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void itIsRefusedWithTheWaysOut() {
        shared.maintenance().enable();

        CommandOutput run = shared.run("enable", "--from", "+1h");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("maintenance: Nothing was switched: global is in maintenance, held by operator")
                .contains("--holder NAME", "--replace");
        assertThat(shared.run("enable", "--from", "+1h", "--dry-run").exit()).isEqualTo(1);
        assertThat(shared.run("enable", "--from", "+1h", "--json").out()).contains("\"already-on\"");
        assertThat(shared.run("check").exit()).isEqualTo(3);
    }

    @Test
    void theWaysOutAreOpen() {
        shared.maintenance().enable();

        assertThat(shared.run("enable", "--from", "+1h", "--holder", "night").exit())
                .isZero();
        assertThat(shared.run("check").exit()).isEqualTo(3);
        assertThat(shared.run("enable", "--from", "+1h", "--replace").exit()).isZero();
        assertThat(shared.run("check").exit()).isZero();
    }
}
