// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config} says of the settings in force. */
class ConfigCommandTest {

    private Path directory = Path.of("unused");
    private Path file = Path.of("unused");

    @BeforeEach
    void begin(@TempDir Path given) {
        directory = given;
        file = given.resolve("shop.properties");
    }

    @Test
    void eachSettingIsALineWithItsValueAndWhereItCameFrom() throws IOException {
        CommandOutput run = run("maintenance.retry-after=90s", "--namespace", "shop");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out().lines())
                .isSorted()
                .allMatch(line -> line.matches("maintenance\\.\\S+ {2,}\\S.* {2,}\\(.+\\)"));
        assertThat(run.out())
                .containsPattern("(?m)^maintenance.retry-after +1m30s +\\(" + file + ", line 2\\)$")
                .containsPattern("(?m)^maintenance.namespace +shop +\\(set by the program or on its command line\\)$")
                .containsPattern("(?m)^maintenance.poll-interval +1s +\\(the default\\)$")
                .containsPattern("(?m)^maintenance.config +" + file + " +\\(named by the program or");
    }

    @Test
    void noStoreIsOpened() throws IOException {
        Path state = directory.resolve("state");

        assertThat(run("maintenance.backend.url=file:" + state).exit()).isZero();
        assertThat(state).doesNotExist();
    }

    @Test
    void aPasswordIsNotShown() throws IOException {
        for (String option : new String[] {"-v", "--json"}) {
            CommandOutput run = run(
                    "maintenance.backend.password=hunter2",
                    "--fallback",
                    "redis://ops:hunter2@cache/14",
                    "--namespace",
                    "shop",
                    option);

            assertThat(run.out() + run.err()).contains("***").doesNotContain("hunter2");
        }
    }

    @Test
    void mistakesAreNamedAsEverywhereElseAndTheRestIsShown() throws IOException {
        String wrong = "maintenance.on-unknown=shut\nmaintenance.poll-intervall=1s";

        CommandOutput run = run(wrong);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .containsPattern("(?m)^maintenance.on-unknown +shut +\\(" + file + ", line 2\\)$")
                .containsPattern("(?m)^maintenance.poll-interval +1s +\\(the default\\)$");
        assertThat(run.err()).isEqualTo(tool("status").err());
        assertThat(run(wrong, "-q").out()).isEmpty();
        assertThat(run(wrong, "-q").err()).isEqualTo(run.err());
    }

    @Test
    void quietSaysNothingWhereNothingIsWrong() throws IOException {
        assertThat(run("", "-q")).isEqualTo(new CommandOutput(0, "", ""));
    }

    @Test
    void theDocumentHasEverySettingAndEveryMistake() throws IOException {
        CommandOutput run = run("maintenance.on-unknown=shut", "--json");

        Map<String, Object> document = JSON.std.mapFrom(run.out());
        assertThat(document).containsEntry("ok", false).containsEntry("exit", 2);
        assertThat(document.get("problem")).asString().contains("maintenance.on-unknown=shut");
        assertThat(document.get("problems")).asInstanceOf(LIST).hasSize(1);
        assertThat(document.get("settings"))
                .asInstanceOf(LIST)
                .contains(
                        Map.of("name", "maintenance.poll-interval", "value", "1s", "origin", "the default"),
                        Map.of("name", "maintenance.on-unknown", "value", "shut", "origin", file + ", line 2"));
    }

    @Test
    @Tag("slow")
    void variablesAreShownAndThoseThatAreNoneComeWithTheNearestOne() {
        CommandOutput run = Shell.in(directory)
                .with("MAINTENANCE_HTTP_DRY_RUN", "true")
                .with("MAINTENANCE_NAMESPCAE", "shop")
                .run("config");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^maintenance.by +ops@web-1 +\\(environment variable MAINTENANCE_BY\\)$")
                .containsPattern(
                        "(?m)^maintenance.http.dry-run +true +\\(environment variable MAINTENANCE_HTTP_DRY_RUN");
        assertThat(run.err())
                .isEqualTo("Warning: MAINTENANCE_NAMESPCAE is not a setting, so it has no effect:"
                        + " did you mean MAINTENANCE_NAMESPACE?\n");
    }

    private CommandOutput run(String settings, String... options) throws IOException {
        Files.writeString(file, "maintenance.flag-file=none\n" + settings + "\n");
        return tool("config", options);
    }

    private CommandOutput tool(String command, String... options) {
        List<String> line = new ArrayList<>(List.of("--config", file.toString(), command));
        line.addAll(List.of(options));
        return InProcessTool.run(SwitchFactory.AMBIENT, line.toArray(String[]::new));
    }
}
