// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.ConfigurationException;
import io.maintenance.NotStoredException;
import io.maintenance.cli.command.SwitchFactory;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.FakeSwitch;
import io.maintenance.cli.harness.InProcessTool;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTest {

    private final FakeSwitch maintenance = new FakeSwitch();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "status --fro",
                "enable --for",
                "enable --for 90",
                "enable --for 2h --until 22:00",
                "enable --level half",
                "allow-ips",
                "allow-ips none",
                "allow-ips --none 10.0.0.1",
                "check --ip 10.0.0.0/8",
                "allow-ips --add --remove 10.0.0.1",
                "disable --all --holder deploy",
                "enable --ip none,10.0.0.1",
                "enable --ip=",
                "enable --ip 10.0.0.1,,10.0.0.2",
                "enable extra",
                "help frobnicate",
                "enable --for 1h --for 2h"
            })
    void wrongUsageIsExitTwoAndChangesNothing(String line) {
        CommandOutput run = InProcessTool.run(maintenance, line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("maintenance: ")
                .contains("Try: maintenance ")
                .doesNotContain("\tat ");
        assertThat(maintenance.changed).isFalse();
    }

    @Test
    void whatIsMisspeltIsComparedWithEveryCommand() {
        CommandOutput run = InProcessTool.run(maintenance, "enabel", "--scope", "status");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'enabel'", "did you mean enable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json",
                "--json frobnicate",
                "status --json --fro",
                "enable --for 90 --json",
                "--json enable --ip="
            })
    void wrongUsageIsOneDocumentToo(String line) throws IOException {
        CommandOutput run = InProcessTool.run(maintenance, line.split(" "));

        assertThat(JSON.std.mapFrom(run.out())).containsEntry("ok", false).containsEntry("exit", 2);
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void aMistypedOptionIsAnsweredWithTheNearest() {
        assertThat(InProcessTool.run(maintenance, "enable", "--resaon", "x").err())
                .contains("--reason");
    }

    @Test
    void messagesSpeakOfOptionsAndNotOfTheProgram() {
        assertThat(InProcessTool.run(maintenance, "enable", "--until", "22:00", "--until", "23:00")
                        .err())
                .startsWith("maintenance: option '--until' should be specified only once\n");
    }

    @Test
    void configurationMistakesAreExitTwoWithEachMistake() throws IOException {
        SwitchFactory wrong = (common, more) -> {
            throw new ConfigurationException(List.of("first mistake", "second mistake"));
        };

        assertThat(InProcessTool.run(wrong, "status").err()).contains("first mistake", "second mistake");
        Map<String, Object> document =
                JSON.std.mapFrom(InProcessTool.run(wrong, "status", "--json").out());
        assertThat(document).containsEntry("exit", 2);
        assertThat(document.get("error")).asString().contains("configuration", "first mistake");
    }

    @Test
    void aChangeThatNoStoreTookIsExitOne() throws IOException {
        maintenance.change = () -> {
            throw new NotStoredException("The store does not answer.", null);
        };

        CommandOutput run = InProcessTool.run(maintenance, "enable", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(JSON.std.mapFrom(run.out()).get("error")).asString().contains("not-stored");
    }

    @Test
    void detailsAreForThoseWhoAsk() {
        maintenance.change = () -> {
            throw new IllegalStateException("surprise");
        };

        assertThat(InProcessTool.run(maintenance, "enable").err())
                .contains("surprise")
                .doesNotContain("\tat ");
        assertThat(InProcessTool.run(maintenance, "enable", "-v").err()).contains("\tat io.maintenance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable",
                "down",
                "maintenance:enable",
                "--json enable",
                "enable --retry=60 --duration 2h --allow none"
            })
    void theSwitchHasTheNamesThatPeopleKnow(String line) {
        assertThat(InProcessTool.run(maintenance, line.split(" ")).exit()).isZero();
        assertThat(maintenance.changed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-h", "help", "enable --help", "help enable", "help down", "--version", "status -V"})
    void helpIsOnStandardOutput(String line) throws IOException {
        CommandOutput run = InProcessTool.run(maintenance, line.split(" "));
        CommandOutput json = InProcessTool.run(maintenance, (line + " --json").split(" "));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("maintenance");
        assertThat(run.err()).isEmpty();
        assertThat(JSON.std.mapFrom(json.out())).containsEntry("ok", true);
        assertThat(json.out()).contains("maintenance");
    }

    @Test
    void argumentsThatTheLocaleCannotDecodeAreRefused() {
        CommandOutput run = InProcessTool.run(maintenance, "enable", "--reason", "Gr\uFFFD\uFFFDe");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("LC_ALL=C.UTF-8");
        assertThat(maintenance.changed).isFalse();
    }
}
