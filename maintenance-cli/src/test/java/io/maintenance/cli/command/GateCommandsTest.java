// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.MaintenanceMode;
import io.maintenance.cli.command.page.PreviewServer;
import io.maintenance.cli.harness.CommandRun;
import io.maintenance.cli.harness.InProcessTool;
import io.maintenance.cli.option.AccessSettings;
import io.maintenance.cli.option.SshSession;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.JsonDocuments;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.BypassSecret;
import io.maintenance.http.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool does about web applications: ways in, {@code explain} and {@code page}. */
class GateCommandsTest {

    private static final Pattern SECRET = Pattern.compile("Secret +([A-Za-z0-9_-]{43}) ");

    private final String url = "memory:" + UUID.randomUUID();
    private final Map<String, String> settings = new TreeMap<>(Map.of("maintenance.http.paths.exclude", "/health"));
    private final MaintenanceMode maintenance = open(builder -> {});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AfterEach
    void close() {
        maintenance.close();
    }

    private MaintenanceMode open(Consumer<MaintenanceMode.Builder> more) {
        MaintenanceMode.Builder builder =
                MaintenanceMode.builder().backend(url).by("tester").properties(settings, "the test");
        more.accept(builder);
        return builder.open();
    }

    private CommandRun run(String... args) {
        return InProcessTool.run((common, more) -> open(more), args);
    }

    private Map<String, String> attributes() {
        maintenance.synchronize();
        return maintenance.status().newest().orElseThrow().attributes();
    }

    @Test
    void aSecretIsMadeAndShownOnce() {
        CommandRun run = run("enable", "--with-secret");
        String secret = SECRET.matcher(run.out())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).doesNotContain("nobody gets in");
        assertThat(attributes()).containsKeys("bypass.secret", "bypass.key");
        assertThat(attributes().toString()).doesNotContain(secret);
        assertThat(run("explain", "--path", "/?maintenance_bypass=" + secret).out())
                .contains("303", "bypass-link");
        String status = run("status").out()
                + run("status", "--json").out()
                + run("explain", "--json").out();
        assertThat(status)
                .contains("lets in whoever has it", "\"bypassSecret\" : true")
                .doesNotContain(
                        secret,
                        "sha256:",
                        "bypass.key",
                        String.valueOf(attributes().get("bypass.key")));
    }

    @Test
    void aSecretInADocumentIsThereOnce() throws IOException {
        Map<String, Object> enabled =
                JSON.std.mapFrom(run("enable", "--with-secret", "--json").out());

        assertThat(String.valueOf(enabled.get("secret"))).matches("[A-Za-z0-9_-]{43}");
        assertThat(JSON.std.mapFrom(run("enable", "--json").out())).doesNotContainKey("secret");
    }

    @Test
    void aSecretOfOnesOwnComesFromAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "correct-horse-battery-staple\n");

        CommandRun run = run("enable", "--secret-file", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out() + run.err()).doesNotContain("correct-horse");
        assertThat(run("explain", "--header", "X-Maintenance-Bypass: correct-horse-battery-staple")
                        .out())
                .contains("The visitor gets the application (bypass-header)");
    }

    @Test
    void aDryRunMakesNoSecret() {
        assertThat(run("enable", "--with-secret", "--dry-run").out()).doesNotContainPattern(SECRET);
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
        CommandRun run = run(("enable " + options).split(" ", -1));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--");
        assertThat(maintenance.status().on()).isFalse();
    }

    @Test
    void aWeakSecretIsRefusedAndNotShown() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "too-short\n");

        CommandRun run = run("enable", "--secret-file", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("20 to 256").doesNotContain("too-short");
    }

    @Test
    void whoLocksEverybodyOutIsWarned() {
        String warning = "nobody gets in, you neither";

        assertThat(run("enable").err()).contains(warning);
        assertThat(run("enable", "--dry-run").err()).contains(warning);
        assertThat(run("enable", "--level", "read-only").err()).doesNotContain(warning);
        assertThat(run("enable", "--with-secret").err()).doesNotContain(warning);
        assertThat(run("enable", "--ip", "203.0.113.7").err()).doesNotContain(warning);
        assertThat(run("enable").err()).as("the list stays").doesNotContain(warning);
        assertThat(run("enable", "--scope", "store-a").err())
                .as("global's list")
                .doesNotContain(warning);
        assertThat(run("enable", "--ip", "none").err()).contains(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7 50000 10.0.0.1 22, 203.0.113.7",
        "2001:DB8::7 50000 2001:db8::1 22, 2001:db8::7",
        "fe80::1%eth0 50000 fe80::2 22, fe80::1",
        "::ffff:203.0.113.7 1 :: 22, 203.0.113.7",
    })
    void theAddressOfTheSessionIsFound(String connection, String address) {
        assertThat(SshSession.clientAddress(Map.of("SSH_CONNECTION", connection)))
                .isEqualTo(address);
        assertThat(SshSession.clientAddress(Map.of("SSH_CLIENT", connection))).isEqualTo(address);
    }

    @Test
    void withoutASessionThereIsNoAddress() {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("SSH_CONNECTION", "x y"))) {
            assertThatThrownBy(() -> SshSession.clientAddress(environment))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--ip ADDRESS");
        }
    }

    @Test
    void ownAddressIsAddedToTheListThatIsThere() {
        maintenance.allow("203.0.113.7");
        AccessSettings read = new AccessSettings(null, "198.51.100.1", null, Map.of());

        maintenance.enable(spec -> read.applyTo(spec, maintenance.addresses()));

        assertThat(JsonDocuments.addresses(maintenance.addresses())).containsExactly("198.51.100.1", "203.0.113.7");
    }

    @Test
    void aVisitIsExplainedRuleByRule() {
        maintenance.enable(spec -> spec.addresses(List.of("203.0.113.7")));

        CommandRun rejected = run("explain", "--ip", "198.51.100.1", "--header", "Accept: application/json");

        assertThat(rejected.exit()).isZero();
        assertThat(rejected.out())
                .startsWith("GET / in global\n")
                .containsPattern("off +no +global is in maintenance, held by operator\n")
                .containsPattern("address +no +198.51.100.1 is on no list")
                .containsPattern("maintenance +yes +nothing lets it through\n")
                .contains("The visitor gets 503 from the gate (maintenance), ")
                .containsPattern("Content-Type +application/problem\\+json\n");
        assertThat(run("explain", "--ip", "203.0.113.7").out()).contains("gets the application (address)");
        assertThat(run("explain", "--path", "/health").out()).contains("gets the application (excluded)");
        assertThat(run("explain", "--path", "/health/..;/x").out()).contains("503", "servers disagree");
        assertThat(run("explain", "--path", "/health#x").out()).contains("503", "servers disagree");
        assertThat(run("explain", "--path", "https://shop.example/health?x").out())
                .contains("gets the application (excluded)");
        assertThat(run("explain", "--path", "/cart").out()).contains("/cart, the path below the context path");
        maintenance.disable();
        assertThat(run("explain").out()).endsWith("The visitor gets the application (off).\n");
    }

    @Test
    void anExplanationIsADocumentToo() throws IOException {
        maintenance.enable();

        Map<String, Object> document =
                JSON.std.mapFrom(run("explain", "--method", "POST", "--json").out());

        assertThat(document)
                .containsEntry("passes", false)
                .containsEntry("status", 503)
                .containsEntry("rule", "maintenance")
                .containsEntry("scope", "global");
        assertThat((List<?>) Objects.requireNonNull(document.get("rules"))).hasSize(9);
    }

    @Test
    void noCookieIsShown() {
        BypassSecret secret = BypassSecret.generate();
        maintenance.enable(secret::addTo);
        String path = "/a?maintenance_bypass=" + secret.reveal();

        String shown = run("explain", "--path", path).out()
                + run("explain", "--path", path, "--json").out();

        assertThat(shown).contains("303").doesNotContain(secret.reveal(), "v1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--path=x", "--header=none", "--header=:x"})
    void aRequestThatIsNoneIsRefused(String option) {
        assertThat(run("explain", option).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void thePageIsWritten() throws IOException {
        Path file = directory.resolve("page.html");
        maintenance.enable(spec -> spec.message("Back <soon>"));

        assertThat(run("page", "export").out()).startsWith("<!doctype html>").contains("Back &lt;soon&gt;");
        assertThat(run("page", "export", "--language", "de", "--message", "Gleich", "--output", file.toString())
                        .out())
                .isEqualTo("Wrote the page to " + file + "\n");
        assertThat(Files.readString(file))
                .contains("<html lang=\"de\"", ">Gleich<")
                .doesNotContain("soon");
        assertThat(String.valueOf(
                        JSON.std.mapFrom(run("page", "export", "--json").out()).get("html")))
                .startsWith("<!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page",
                "page print",
                "page export --language xx",
                "page export --output /no/such/directory/page.html"
            })
    void whatThePageCannotDoIsRefused(String line) {
        assertThat(run(line.split(" ", -1)).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void thePreviewAnswersAsTheGateDoes() throws IOException {
        try (MaintenanceMode sample = open(builder -> {})) {
            sample.enable(spec -> spec.message("A look"));
            try (PreviewServer preview = PreviewServer.of(sample, HttpSettings.defaults(), "de", 0)) {
                HttpURLConnection page = (HttpURLConnection)
                        URI.create(preview.address()).toURL().openConnection();

                assertThat(page.getResponseCode()).isEqualTo(503);
                assertThat(page.getHeaderField("X-Maintenance-Mode")).isEqualTo("on");
                assertThat(new String(page.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("A look", "<html lang=\"de\"");
            }
        }
    }

    @Test
    void eachLanguageHasAMessage() {
        assertThat(run("enable", "--message", "Back at ten", "--message", "de=Um zehn = zehn")
                        .exit())
                .isZero();

        assertThat(run("page", "export").out()).contains("Back at ten");
        assertThat(run("page", "export", "--language", "de").out()).contains("lang=\"de\">Um zehn = zehn</p>");
        assertThat(run("explain", "--header", "Accept-Language: -").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"a, b, without a language", "de=a, de=b, in de"})
    void twoMessagesInOneLanguageAreAMistake(String first, String second, String why) {
        assertThat(run("enable", "--message", first, "--message", second).err()).contains("there are two " + why);
    }

    @Test
    void theTemplateOfThePageIsWrittenToBeEdited() throws IOException {
        Path file = directory.resolve("template.html");

        assertThat(run("page", "export", "--template", "--output", file.toString())
                        .out())
                .isEqualTo("Wrote the template to " + file + "\n");
        assertThat(Files.readString(file)).contains("{{heading}}", "{{message}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable --template sale", "run --template sale --keep-on-failure -- false"})
    void anActivationNamesATemplate(String line) throws IOException {
        Files.writeString(directory.resolve("sale.html"), "<p>Sale</p>");
        settings.put("maintenance.http.page.templates", directory.toString());

        run(line.split(" ", -1));

        assertThat(run("page", "export").out()).isEqualTo("<p>Sale</p>\n");
        assertThat(run("status", "--json").out()).contains("\"page.template\" : \"sale\"");
    }

    @Test
    void aTemplateIsLookedAtByItsName() throws IOException {
        Files.writeString(directory.resolve("sale.html"), "<p>Sale: {{message}}</p>");
        settings.put("maintenance.http.page.templates", directory.toString());

        assertThat(run("page", "export", "--template-name", "sale", "--message", "soon")
                        .out())
                .isEqualTo("<p>Sale: soon</p>\n");
        assertThat(maintenance.status().on()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable --template ../sale",
                "run --template sale.html -- true",
                "page export --template-name /etc/passwd",
                "page preview --template-name ../sale",
                "page export --template-name missing",
                "page preview --template-name missing"
            })
    void aTemplateThatThereCannotBeIsRefused(String line) {
        settings.put("maintenance.http.page.templates", directory.toString());

        CommandRun run = run(line.split(" ", -1));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("template");
        assertThat(maintenance.status().on()).isFalse();
    }
}
