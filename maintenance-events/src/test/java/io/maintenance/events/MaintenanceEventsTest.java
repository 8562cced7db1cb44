// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.maintenance.ConfigurationException;
import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.events.log.ChainReport;
import io.maintenance.events.log.EventLine;
import io.maintenance.events.log.EventLogReader;
import io.maintenance.events.log.LineSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a switch does is in the file, with who did it. */
class MaintenanceEventsTest {

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock();
    private final Map<String, String> settings = new HashMap<>(Map.of("maintenance.flag-file", "none"));
    private Path file;
    private MaintenanceMode maintenance;

    @BeforeEach
    void open() {
        file = directory.resolve("events.jsonl");
        settings.put("maintenance.events.file", file.toString());
        maintenance = open(settings);
    }

    private MaintenanceMode open(Map<String, String> given) {
        return MaintenanceMode.builder()
                .backend("memory:" + UUID.randomUUID())
                .namespace("shop")
                .clock(clock)
                .by("ann")
                .properties(given, "the test")
                .open();
    }

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void eachChangeIsALineWithWhoMadeIt() throws IOException {
        try (MaintenanceEvents events = MaintenanceEvents.open(maintenance, clock)) {
            maintenance.enable(spec -> spec.reason("Database migration").level(Level.READ_ONLY));
            maintenance.enable(spec -> spec.reason("longer").by("bob"));
            maintenance.scope("store-a").enable(spec -> spec.holder("deploy"));
            maintenance.allow("192.0.2.1", "198.51.100.0/24");
            maintenance.disallow("192.0.2.1");
            maintenance.disable();
            assertThat(events.isRecording()).isTrue();
        }

        assertThat(types())
                .containsExactly(
                        "file_started",
                        "recording_started",
                        "enabled",
                        "changed",
                        "enabled",
                        "allow_list_changed",
                        "allow_list_changed",
                        "disabled",
                        "recording_stopped");
        List<EventLine> lines = lines();
        assertThat(lines).extracting(each -> each.text("namespace")).containsOnly("shop");
        assertThat(lines.get(2).fields())
                .containsEntry("scope", "global")
                .containsEntry("holder", "operator")
                .containsEntry("by", "ann")
                .containsEntry("reason", "Database migration")
                .containsEntry("before", Map.of("on", false))
                .containsEntry("after", Map.of("on", true, "level", "read-only", "reason", "Database migration"));
        assertThat(lines.get(3).text("by")).isEqualTo("bob");
        assertThat(lines.get(4).fields()).containsEntry("scope", "store-a").containsEntry("holder", "deploy");
        assertThat(lines.get(5).fields()).containsEntry("added", List.of("192.0.2.1", "198.51.100.0/24"));
        assertThat(lines.get(6).fields())
                .containsEntry("removed", List.of("192.0.2.1"))
                .containsEntry("after", Map.of("size", 1));
    }

    @Test
    void noneOfManyChangesIsMerged() throws IOException {
        try (MaintenanceEvents events = MaintenanceEvents.open(maintenance, clock)) {
            for (int i = 0; i < 25; i++) {
                maintenance.enable();
                maintenance.disable();
            }
            assertThat(events.counters()).containsEntry("events-lost", 0L);
        }

        assertThat(types().stream().filter("enabled"::equals)).hasSize(25);
        assertThat(types().stream().filter("disabled"::equals)).hasSize(25);
    }

    @Test
    void aWindowBeginsAndEndsByTime() throws IOException {
        try (MaintenanceEvents events = MaintenanceEvents.open(maintenance, clock)) {
            maintenance.enable(
                    spec -> spec.from(clock.instant().plus(Duration.ofHours(1))).lasting(Duration.ofHours(1)));
            await().until(() -> Long.valueOf(2).equals(events.counters().get("events-written")));
            clock.pass(Duration.ofHours(1));
            await().until(() -> Long.valueOf(3).equals(events.counters().get("events-written")));
            clock.pass(Duration.ofHours(1));
        }

        assertThat(types()).containsSubsequence("scheduled", "started", "ended", "recording_stopped");
    }

    @Test
    void aBypassSecretIsNotThere() throws IOException {
        try (MaintenanceEvents events = MaintenanceEvents.open(maintenance, clock)) {
            maintenance.enable(
                    spec -> spec.attribute("bypass.secret", "hash-of-it").attribute("ticket", "OPS-1"));
            assertThat(events.isRecording()).isTrue();
        }

        assertThat(Files.readString(file))
                .contains("\"bypassSecret\":true", "\"ticket\":\"OPS-1\"")
                .doesNotContain("hash-of-it");
    }

    @Test
    void whatWasOnBeforeIsSaidAtTheBeginning() throws IOException {
        maintenance.enable(spec -> spec.reason("since yesterday"));
        MaintenanceEvents.open(maintenance, clock).close();

        assertThat(lines().get(1).fields().get("present"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asString()
                .contains("scope=global", "since yesterday");
    }

    @Test
    void aFileThatCannotBeWrittenHindersNothingAndTheLossIsSaid() throws IOException {
        Files.createDirectory(file.resolveSibling("events.jsonl.chain"));
        try (MaintenanceEvents events = MaintenanceEvents.open(maintenance, clock)) {
            maintenance.enable();
            maintenance.disable();
            await().until(() -> Long.valueOf(3).equals(events.counters().get("events-lost")));
            Files.delete(file.resolveSibling("events.jsonl.chain"));
            maintenance.enable();
        }

        assertThat(types()).containsExactly("file_started", "enabled", "recording_stopped");
        assertThat(lines().get(1).fields()).containsEntry("lost", 3);
    }

    @Test
    void withoutASettingNothingIsRecorded() {
        try (MaintenanceMode other = open(Map.of("maintenance.flag-file", "none"));
                MaintenanceEvents events = MaintenanceEvents.open(other)) {
            assertThat(events.isRecording()).isFalse();
            assertThat(events.counters()).isEmpty();
        }
    }

    @Test
    void wrongSettingsAreNamedTogether() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "too short");
        try (MaintenanceMode other = open(Map.of(
                "maintenance.flag-file",
                "none",
                "maintenance.events.file",
                directory.toString(),
                "maintenance.events.key-file",
                key.toString(),
                "maintenance.events.fiel",
                "x"))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> MaintenanceEvents.open(other))
                    .withMessageContaining("it is a directory")
                    .withMessageContaining("at least 16 characters")
                    .withMessageContaining("did you mean maintenance.events.file?")
                    .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("too short"));
        }
    }

    private List<String> types() throws IOException {
        return lines().stream()
                .map(each -> each.type().replace("maintenance.", ""))
                .toList();
    }

    private List<EventLine> lines() throws IOException {
        List<EventLine> lines = new ArrayList<>();
        ChainReport report = new EventLogReader(LineSeal.PLAIN).read(List.of(file), lines::add);
        assertThat(report.problems()).isEmpty();
        return lines;
    }
}
