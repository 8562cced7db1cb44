// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.ChangeResult;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.NotStoredException;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.FakeSwitch;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.SampleData;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmupCommandTest {

    private final FakeSwitch maintenance = new FakeSwitch();

    @Test
    void aStoreThatAnswersIsOneLineAndExitZero() throws IOException {
        CommandOutput run = InProcessTool.run(maintenance, "warmup");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("ok", true)
                .containsEntry("role", "primary")
                .containsEntry("url", "redis://cache/14")
                .containsEntry("state", "up")
                .containsEntry("known", true)
                .containsKey("millis");
    }

    @Test
    void aStoreThatStaysAwayIsExitOneAndSaysWhy() throws IOException {
        maintenance.health = SampleData.health(StoreState.DOWN, true, "refused");

        CommandOutput run = InProcessTool.run(maintenance, "warmup", "--timeout", "0s");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("maintenance: not ready: the primary store redis://cache/14: refused\n");
        assertThat(JSON.std.mapFrom(run.out())).containsEntry("ok", false).containsEntry("problem", "refused");
    }

    @Test
    void aStoreThatComesBackIsWaitedFor() throws IOException {
        maintenance.health = SampleData.health(StoreState.DOWN, true, "refused");
        int[] looks = {0};
        maintenance.change = () -> {
            if (looks[0]++ < 2) {
                throw new NotStoredException("refused", null);
            }
            maintenance.health = SampleData.healthy();
            return SampleData.change(ChangeResult.Outcome.UNCHANGED, SampleData.off(), SampleData.off());
        };

        CommandOutput run = InProcessTool.run(maintenance, "warmup", "--timeout", "60s");

        assertThat(run.exit()).isZero();
        assertThat(looks[0]).isEqualTo(3);
    }

    @Test
    void quietAnswersWithTheExitCodeAlone() {
        assertThat(InProcessTool.run(maintenance, "warmup", "-q")).isEqualTo(new CommandOutput(0, "", ""));
    }

    @Test
    void aDurationThatIsNoneIsAUsageError() {
        assertThat(InProcessTool.run(maintenance, "warmup", "--timeout", "soon").exit())
                .isEqualTo(2);
    }

    @Test
    void eachStoreHasItsLine(@TempDir Path directory) throws IOException {
        Shell shell = Shell.in(directory);
        CommandOutput run = shell.run("warmup", "--fallback", "file:" + directory.resolve("local"));

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out().lines()).hasSize(2);
        for (String line : run.out().lines().toList()) {
            Map<String, Object> document = JSON.std.mapFrom(line);
            assertThat(document).containsEntry("ok", true).containsEntry("state", "up");
        }
        assertThat(Files.exists(directory.resolve("local"))).isFalse();
    }

    @Test
    void aDamagedEntryIsNotReady(@TempDir Path directory) throws IOException {
        Shell shell = Shell.in(directory);
        shell.run("enable");
        Files.writeString(shell.entry("MAINTENANCE_MODE_STATUS"), "garbage");

        CommandOutput run = shell.run("warmup", "--timeout", "0s");

        assertThat(run.exit()).as("%s", run).isEqualTo(1);
        assertThat(run.err()).contains("not ready", "MAINTENANCE_MODE_STATUS");
    }
}
