// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.Activation;
import io.maintenance.Change.Outcome;
import io.maintenance.MaintenanceHealth.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final FakeSwitch maintenance = new FakeSwitch();

    @Test
    void statusBeginsWithTheTwoLinesThatOtherToolsKnow() {
        assertThat(ToolRun.of(maintenance, "status").out())
                .startsWith("Status: maintenance mode is not active\nList of exempt IP-addresses: none\n");
        maintenance.status = Samples.on();
        assertThat(ToolRun.of(maintenance, "status").out())
                .startsWith("Status: maintenance mode is active\nList of exempt IP-addresses: 203.0.113.7\n");
    }

    @Test
    void statusIsExitThreeOnlyIfAsked() {
        maintenance.status = Samples.on();

        assertThat(ToolRun.of(maintenance, "status").exit()).isZero();
        assertThat(ToolRun.of(maintenance, "status", "--exit-code").exit()).isEqualTo(3);
    }

    @Test
    void statusOfADamagedStoreTellsWhatIsKnownAndFails() throws IOException {
        maintenance.health = Samples.health(State.CORRUPT, true, "an entry is damaged; remove it with rm");

        ToolRun run = ToolRun.of(maintenance, "status");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("global: not known", "Namespace");
        assertThat(run.err()).contains("remove it with rm").contains("nothing is known");
        assertThat(JSON.std.mapFrom(ToolRun.of(maintenance, "status", "--json").out()))
                .containsEntry("ok", false)
                .containsEntry("unknown", true);
    }

    @Test
    void storedTextsDoNotReachTheTerminalRaw() {
        maintenance.status = Samples.on(Samples.activation("operator", "\u001b[2Jgone\nStatus: fine", null));

        assertThat(ToolRun.of(maintenance, "status").out())
                .contains("\\u001B[2Jgone\\nStatus: fine")
                .doesNotContain("\u001b");
    }

    @Test
    void checkIsSilent() {
        ToolRun off = ToolRun.of(maintenance, "check");
        maintenance.status = Samples.on();
        ToolRun on = ToolRun.of(maintenance, "check");

        assertThat(off).isEqualTo(new ToolRun(0, "", ""));
        assertThat(on).isEqualTo(new ToolRun(3, "", ""));
        assertThat(ToolRun.of(maintenance, "check", "--ip", "203.0.113.7").exit())
                .isZero();
    }

    @Test
    void checkOfNothingKnownIsOneLineAndExitOne() {
        maintenance.health = Samples.health(State.DOWN, true, "did not answer within 500ms");

        ToolRun run = ToolRun.of(maintenance, "check");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("did not answer within 500ms");
    }

    @Test
    void checkOfNothingKnownIsOnWhereThePolicySaysSo() {
        maintenance.health = Samples.health(State.DOWN, true, "did not answer");
        maintenance.status = Samples.on();

        assertThat(ToolRun.of(maintenance, "check").exit()).isEqualTo(3);
    }

    @Test
    void enableSaysWhatIsTrueNow() {
        assertThat(ToolRun.of(maintenance, "enable").out())
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
        Activation former = Samples.activation("operator", "First", Samples.NOW.plus(Duration.ofHours(2)));
        maintenance.change = () -> Samples.change(Outcome.COMMITTED, Samples.on(former), Samples.on());

        assertThat(ToolRun.of(maintenance, "enable").out())
                .contains("Changed    until: 2026-11-21 22:00 UTC (in 2h) -> open\n")
                .contains("           reason: First -> Database migration\n");
    }

    @Test
    void aDryRunChangesNothing() {
        ToolRun run = ToolRun.of(maintenance, "enable", "--dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Nothing was changed").contains("203.0.113.7");
        assertThat(maintenance.changed).isFalse();
    }

    @Test
    void disableNamesWhoStillHoldsIt() {
        Activation deploy = Samples.activation("deploy", "Release 42", null);
        Activation mine = Samples.activation("operator", "", null);
        maintenance.change = () -> Samples.change(Outcome.COMMITTED, Samples.on(deploy, mine), Samples.on(deploy));

        assertThat(ToolRun.of(maintenance, "disable").out())
                .startsWith("Maintenance mode is still active\n")
                .contains("Released   operator in global\n")
                .contains("Held by    deploy in global, since 2026-11-21 20:00 UTC, by ops@web-1: Release 42\n");
    }

    @Test
    void whatIsNotConfirmedIsExitFourAndNamesTheKeeper() throws IOException {
        maintenance.change = () -> Samples.change(Outcome.DEGRADED, Samples.off(), Samples.on());

        ToolRun run = ToolRun.of(maintenance, "enable");
        Map<String, Object> document =
                JSON.std.mapFrom(ToolRun.of(maintenance, "enable", "--json").out());

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("not confirmed", "shop@web-1, last heard of 2026-11-21 20:00 UTC (");
        assertThat(document).containsEntry("exit", 4).containsEntry("outcome", "degraded");
    }

    @Test
    void aChangeInDoubtIsExitFour() {
        maintenance.change = () -> Samples.change(Outcome.IN_DOUBT, Samples.off(), Samples.on());

        ToolRun run = ToolRun.of(maintenance, "enable", "-q");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("may have the change or not");
    }
}
