// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.MaintenanceMode;
import io.maintenance.address.AddressRange;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.SharedSwitch;
import io.maintenance.cli.option.AccessSettings;
import io.maintenance.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in by {@code enable}: addresses and secrets. */
class AccessTest {

    private static final Pattern SECRET = Pattern.compile("Secret +([A-Za-z0-9_-]{43}) ");

    private final SharedSwitch shared = new SharedSwitch();
    private final MaintenanceMode maintenance = shared.maintenance();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AfterEach
    void close() {
        shared.close();
    }

    private Map<String, String> attributes() {
        maintenance.synchronize();
        return maintenance.status().newest().orElseThrow().attributes();
    }

    @Test
    void aSecretIsMadeAndShownOnce() {
        CommandOutput run = shared.run("enable", "--with-secret");
        String secret = SECRET.matcher(run.out())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).doesNotContain("nobody is let through");
        assertThat(attributes()).containsKeys("bypass.secret", "bypass.key");
        assertThat(attributes().toString()).doesNotContain(secret);
        assertThat(shared.run("explain", "--path", "/?maintenance_bypass=" + secret)
                        .out())
                .contains("303", "bypass-link");
        String status = shared.run("status").out()
                + shared.run("status", "--json").out()
                + shared.run("explain", "--json").out();
        assertThat(status)
                .contains("lets in anyone who has it", "\"bypassSecret\" : true")
                .doesNotContain(
                        secret,
                        "sha256:",
                        "bypass.key",
                        String.valueOf(attributes().get("bypass.key")));
    }

    @Test
    void aSecretInADocumentIsThereOnce() throws IOException {
        Map<String, Object> enabled =
                JSON.std.mapFrom(shared.run("enable", "--with-secret", "--json").out());

        assertThat(String.valueOf(enabled.get("secret"))).matches("[A-Za-z0-9_-]{43}");
        assertThat(JSON.std.mapFrom(shared.run("enable", "--json").out())).doesNotContainKey("secret");
    }

    @Test
    void aSecretOfOnesOwnComesFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "correct-horse-battery-staple\n");

        CommandOutput run = shared.run("enable", "--secret-file", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out() + run.err()).doesNotContain("correct-horse");
        assertThat(shared.run("explain", "--header", "X-Maintenance-Bypass: correct-horse-battery-staple")
                        .out())
                .contains("The visitor gets the application (bypass-header)");
    }

    @Test
    void aDryRunMakesNoSecret() {
        assertThat(shared.run("enable", "--with-secret", "--dry-run").out()).doesNotContainPattern(SECRET);
        assertThat(maintenance.status().on()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--with-secret --quiet",
                "--with-secret --secret-file x",
                "--secret-file no-such-file",
                "--allow-me"
            })
    void whatCannotBeIsRefused(String options) {
        CommandOutput run = shared.run(("enable " + options).split(" ", -1));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--");
        assertThat(maintenance.status().on()).isFalse();
    }

    @Test
    void aWeakSecretIsRefusedAndNotShown() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "too-short\n");

        CommandOutput run = shared.run("enable", "--secret-file", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("20 to 256").doesNotContain("too-short");
    }

    @Test
    void whoLocksEverybodyOutIsWarned() {
        String warning = "nobody is let through, not even you";

        assertThat(shared.run("enable").err()).contains(warning);
        assertThat(shared.run("enable", "--dry-run").err()).contains(warning);
        assertThat(shared.run("enable", "--level", "read-only").err()).doesNotContain(warning);
        assertThat(shared.run("enable", "--with-secret").err()).doesNotContain(warning);
        assertThat(shared.run("enable", "--ip", "203.0.113.7").err()).doesNotContain(warning);
        assertThat(shared.run("enable").err()).as("the list stays").doesNotContain(warning);
        assertThat(shared.run("enable", "--scope", "store-a").err())
                .as("global's list")
                .doesNotContain(warning);
        assertThat(shared.run("enable", "--ip", "none").err()).contains(warning);
    }

    @Test
    void ownAddressIsAddedToTheListThatIsThere() {
        maintenance.allow("203.0.113.7");
        AccessSettings read = new AccessSettings(null, AddressRange.parse("198.51.100.1"), null, Map.of());

        maintenance.enable(spec -> read.applyTo(spec, maintenance.addresses()));

        assertThat(maintenance.addresses().stream().map(AddressRange::text))
                .containsExactly("198.51.100.1", "203.0.113.7");
    }
}
