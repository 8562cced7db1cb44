// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.Activation;
import io.maintenance.ChangeResult.Outcome;
import io.maintenance.MaintenanceHealth.StoreState;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.FakeSwitch;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.SampleData;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandResultTest {

    private final FakeSwitch maintenance = new FakeSwitch();

    @Test
    void statusBeginsWithTheTwoLinesThatOtherToolsKnow() {
        assertThat(InProcessTool.run(maintenance, "status").out())
                .startsWith("Status: maintenance mode is not active\nList of exempt IP-addresses: none\n");
        maintenance.status = SampleData.on();
        assertThat(InProcessTool.run(maintenance, "status").out())
                .startsWith("Status: maintenance mode is active\nList of exempt IP-addresses: 203.0.113.7\n");
    }

    @Test
    void statusIsExitThreeOnlyIfAsked() {
        maintenance.status = SampleData.on();

        assertThat(InProcessTool.run(maintenance, "status").exit()).isZero();
        assertThat(InProcessTool.run(maintenance, "status", "--exit-code").exit())
                .isEqualTo(3);
    }

    @Test
    void statusOfADamagedStoreTellsWhatIsKnownAndFails() throws IOException {
        maintenance.health = SampleData.health(StoreState.CORRUPT, true, "an entry is damaged; remove it with rm");

        CommandOutput run = InProcessTool.run(maintenance, "status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("global: not known", "Namespace");
        assertThat(run.err()).contains("remove it with rm").contains("nothing is known");
        assertThat(JSON.std.mapFrom(
                        InProcessTool.run(maintenance, "status", "--json").out()))
                .containsEntry("ok", false)
                .containsEntry("unknown", true);
    }

    @Test
    void storedTextsDoNotReachTheTerminalRaw() {
        maintenance.status = SampleData.on(SampleData.activation("operator", "\u001b[2Jgone\nStatus: fine", null));

        assertThat(InProcessTool.run(maintenance, "status").out())
                .contains("\\u001B[2Jgone\\nStatus: fine")
                .doesNotContain("\u001b");
    }

    @Test
    void checkIsSilent() {
        CommandOutput off = InProcessTool.run(maintenance, "check");
        maintenance.status = SampleData.on();
        CommandOutput on = InProcessTool.run(maintenance, "check");

        assertThat(off).isEqualTo(new CommandOutput(0, "", ""));
        assertThat(on).isEqualTo(new CommandOutput(3, "", ""));
        assertThat(InProcessTool.run(maintenance, "check", "--ip", "203.0.113.7")
                        .exit())
                .isZero();
    }

    @Test
    void checkOfNothingKnownIsOneLineAndExitOne() {
        maintenance.health = SampleData.health(StoreState.DOWN, true, "did not answer within 500ms");

        CommandOutput run = InProcessTool.run(maintenance, "check");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("did not answer within 500ms");
    }

    @Test
    void checkOfNothingKnownIsOnWhereThePolicySaysSo() {
        maintenance.health = SampleData.health(StoreState.DOWN, true, "did not answer");
        maintenance.status = SampleData.on();

        assertThat(InProcessTool.run(maintenance, "check").exit()).isEqualTo(3);
    }

    @Test
    void enableSaysWhatIsTrueNow() {
        assertThat(InProcessTool.run(maintenance, "enable").out())
                .isEqualTo(
                        """
                Enabled maintenance mode
                  Scope      global
                  Holder     operator
                  Level      full
                  Until      open
                  Reason     Database migration
                  By         ops@web-1
                  Let in     203.0.113.7
                  Added      203.0.113.7
                  Stored in  redis://cache/14
                  Obeyed by  every node that uses this store and namespace 'shop'
                """);
    }

    @Test
    void enableNamesWhatItChangedOfTheFormerSettings() {
        Activation former = SampleData.activation("operator", "First", SampleData.NOW.plus(Duration.ofHours(2)));
        maintenance.change = () -> SampleData.change(Outcome.COMMITTED, SampleData.on(former), SampleData.on());

        assertThat(InProcessTool.run(maintenance, "enable").out())
                .contains("Changed    until: 2026-11-21 22:00 UTC (in 2h) -> open\n")
                .contains("           reason: First -> Database migration\n");
    }

    @Test
    void aDryRunChangesNothing() {
        CommandOutput run = InProcessTool.run(maintenance, "enable", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Nothing was changed").contains("203.0.113.7");
        assertThat(maintenance.changed).isFalse();
    }

    @Test
    void disableNamesWhoStillHoldsIt() {
        Activation deploy = SampleData.activation("deploy", "Release 42", null);
        Activation mine = SampleData.activation("operator", "", null);
        maintenance.change =
                () -> SampleData.change(Outcome.COMMITTED, SampleData.on(deploy, mine), SampleData.on(deploy));

        assertThat(InProcessTool.run(maintenance, "disable").out())
                .startsWith("Maintenance mode is still active\n")
                .contains("Released   operator in global\n")
                .contains("Held by    deploy in global, since 2026-11-21 20:00 UTC, by ops@web-1: Release 42\n");
    }

    @Test
    void whatIsNotConfirmedIsExitFourAndNamesTheKeeper() throws IOException {
        maintenance.change = () -> SampleData.change(Outcome.DEGRADED, SampleData.off(), SampleData.on());

        CommandOutput run = InProcessTool.run(maintenance, "enable");
        Map<String, Object> document = JSON.std.mapFrom(
                InProcessTool.run(maintenance, "enable", "--json").out());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("not confirmed", "shop@web-1, last heard of 2026-11-21 20:00 UTC (");
        assertThat(document).containsEntry("exit", 4).containsEntry("outcome", "degraded");
    }

    @Test
    void aChangeInDoubtIsExitFour() {
        maintenance.change = () -> SampleData.change(Outcome.IN_DOUBT, SampleData.off(), SampleData.on());

        CommandOutput run = InProcessTool.run(maintenance, "enable", "-q");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("may have the change or not");
    }
}
