// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.SettingsReader;
import io.maintenance.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the settings of webhooks are read. */
class EventsSettingsTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    private static final String URL = "https://hooks.example/s3cret?token=s3cret";

    @TempDir
    Path directory;

    @Test
    void aWebhookIsAnAddressAndASecret() {
        SettingsReader reader = reader(Map.of("webhook", URL, "webhook-secret", SECRET, "webhook-timeout", "3s"));

        assertThat(EventsSettings.read(reader).webhook()).hasValueSatisfying(webhook -> {
            assertThat(webhook.address()).hasToString("https://hooks.example");
            assertThat(webhook.keys()).hasSize(1);
            assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(3));
        });
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void theSecretsCanBeInAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n" + SECRET + "\n");
        SettingsReader reader = reader(Map.of("webhook", URL, "webhook-secret-file", file.toString()));

        assertThat(EventsSettings.read(reader).webhook())
                .hasValueSatisfying(webhook -> assertThat(webhook.keys()).hasSize(2));
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void whatDoesNotGoTogetherIsNamed() {
        assertThat(problems(Map.of("webhook", URL))).singleElement().asString().contains("it needs a secret");
        assertThat(problems(Map.of("webhook-secret", SECRET)))
                .singleElement()
                .asString()
                .contains("nothing to sign");
        assertThat(problems(Map.of("webhook", URL, "webhook-secret", SECRET, "webhook-secret-file", "/nonexistent")))
                .hasSize(2)
                .anyMatch(each -> each.contains("not both"));
        assertThat(problems(Map.of("key-file", "/nonexistent"))).anyMatch(each -> each.contains("nothing to seal"));
    }

    @Test
    void noProblemShowsAnAddressOrASecret() {
        List<String> problems = problems(Map.of(
                "webhook",
                "http://hooks.example/s3cret?token=s3cret",
                "webhook-secret",
                "s3cret",
                "webhook-timeout",
                "9h"));

        assertThat(problems)
                .hasSize(3)
                .noneMatch(each -> each.contains("s3cret"))
                .anyMatch(
                        each -> each.contains("maintenance.events.webhook=*** (the test): it must begin with https://"))
                .anyMatch(each -> each.contains("a secret must begin with whsec_"))
                .anyMatch(each -> each.contains("from 1s to 1m"));
    }

    @Test
    void doctorSaysWhatWillHurt() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "a key of enough characters");
        Path pipe = Files.createDirectory(directory.resolve("pipe"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(findings(Map.of("file", pipe.toString(), "key-file", key.toString())))
                .containsExactly(
                        "FAIL " + pipe + " is no regular file", "WARN every user of this machine can read " + key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(findings(Map.of("file", directory + "/log/events.jsonl", "key-file", key.toString())))
                .isEmpty();
    }

    private static List<String> findings(Map<String, String> values) {
        Map<String, Setting> settings = new TreeMap<>();
        values.forEach((name, value) -> settings.put(EventsSettings.PREFIX + name, new Setting(value, "the test")));
        return new EventsSettingGroup()
                .diagnose(settings).stream()
                        .map(each -> each.severity() + " " + each.detail())
                        .toList();
    }

    private static List<String> problems(Map<String, String> values) {
        SettingsReader reader = reader(values);
        EventsSettings ignored = EventsSettings.read(reader);
        return reader.problems();
    }

    private static SettingsReader reader(Map<String, String> values) {
        Map<String, Setting> settings = new TreeMap<>();
        values.forEach((name, value) -> settings.put(EventsSettings.PREFIX + name, new Setting(value, "the test")));
        return new SettingsReader(settings);
    }
}
