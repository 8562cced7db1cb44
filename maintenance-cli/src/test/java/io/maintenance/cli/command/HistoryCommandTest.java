// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.MaintenanceMode;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.harness.SampleData;
import io.maintenance.events.MaintenanceEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code history} prints of a file of events, and what it says of one that was altered. */
class HistoryCommandTest {

    private static final Clock BERLIN = SampleData.UTC.withZone(ZoneId.of("Europe/Berlin"));

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>(Map.of("maintenance.flag-file", "none"));
    private Path file;

    @BeforeEach
    void record() {
        file = directory.resolve("events.jsonl");
        settings.put("maintenance.events.file", file.toString());
        try (MaintenanceMode maintenance = builder().open();
                MaintenanceEvents events = MaintenanceEvents.open(maintenance, SampleData.UTC)) {
            assertThat(events.isRecording()).isTrue();
            maintenance.enable(spec -> spec.reason("Database migration").lasting(Duration.ofHours(1)));
            maintenance.scope("store-a").enable(spec -> spec.holder("deploy").by("bob"));
            maintenance.allow("203.0.113.7");
        }
    }

    private MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder()
                .backend("memory:" + UUID.randomUUID())
                .namespace("shop")
                .clock(SampleData.UTC)
                .by("ann")
                .properties(settings, "the test");
    }

    private CommandOutput run(String... args) {
        return InProcessTool.run(SwitchFactory.from(this::builder), BERLIN, args);
    }

    @Test
    void itSaysWhoDidWhatInTheZoneOfTheTerminal() {
        CommandOutput run = run("history");

        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out())
                .containsPattern(
                        "\\+01:00 \\(Europe/Berlin\\)  global enabled, full, until 20.* by ann: Database migration\n")
                .containsPattern("store-a enabled, holder deploy, full, by bob\n")
                .containsPattern("global allow list changed, added 203.0.113.7\n")
                .containsPattern("6 lines are as written; the last, event 6, has the hash [0-9a-f]{64}\n");
    }

    @Test
    void itIsOneDocumentToo() {
        Map<String, Object> document = run("history", "--json", "--limit", "2").json();

        assertThat(document)
                .containsEntry("ok", true)
                .containsEntry("whole", true)
                .containsEntry("lines", 6)
                .containsEntry("files", List.of(file.toString()));
        assertThat((List<?>) document.get("events")).hasSize(2);
    }

    @Test
    void aLineThatWasAlteredIsNamedAndTheExitCodeSaysSo() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"by\":\"bob\"", "\"by\":\"eve\""));

        CommandOutput run = run("history");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(file + ", line 4 was altered", "docs/errors.md#events-altered");
        assertThat(run("history", "--json").json()).containsEntry("ok", false).containsEntry("whole", false);
    }

    @Test
    void aScopeAndATimeLeaveOutTheOthers() {
        assertThat(run("history", "--scope", "store-a").out())
                .contains("deploy")
                .doesNotContain("ann");
        assertThat(run("history", "--since", "2100-01-01 00:00").out()).doesNotContain("enabled");
        assertThat(run("history", "--since", "36500d").out()).contains("enabled");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        CommandOutput run = run("history", "--file", directory.resolve("nosuch").toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nosuch does not exist");
    }

    @Test
    void withoutASettingTheFileHasToBeNamed() {
        settings.remove("maintenance.events.file");

        assertThat(run("history").exit()).isEqualTo(2);
        assertThat(run("history").err()).contains("--file", "maintenance.events.file");
        assertThat(run("history", "--file", file.toString()).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit=0", "--limit=x", "--since=yesterday-ish", "--key-file=/nonexistent"})
    void whatCannotBeMeantIsWrongUsage(String option) {
        assertThat(run("history", option).exit()).isEqualTo(2);
    }

    @Test
    void everyNameOfTheDocumentIsDocumented() throws IOException {
        String pages = Files.readString(Path.of("..", "docs", "json.md"))
                + Files.readString(Path.of("..", "docs", "events.md"));
        Set<String> names = new TreeSet<>();
        collect(run("history", "--json").json(), names);

        assertThat(names).hasSizeGreaterThan(20).allMatch(each -> pages.contains("`" + each + "`"));
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                names.add(String.valueOf(name));
                collect(inner, names);
            });
        } else if (value instanceof Collection<?> all) {
            all.forEach(inner -> collect(inner, names));
        }
    }

    @Test
    void aSealWithAKeyIsCheckedWithThatKey() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "a key of enough characters");
        Path other = Files.writeString(directory.resolve("other"), "another one of that length");
        Files.delete(file);
        Files.delete(directory.resolve("events.jsonl.chain"));
        settings.put("maintenance.events.key-file", key.toString());
        record();

        assertThat(run("history").exit()).isZero();
        assertThat(run("history", "--key-file", other.toString()).exit()).isEqualTo(1);
    }

    @Test
    void aTextOfSomebodyElseDoesNotControlTheTerminal() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"by\":\"bob\"", "\"by\":\"\\u001b[2Jeve\""));

        assertThat(run("history").out()).contains("\\u001B[2Jeve").doesNotContain("\u001b");
    }
}
