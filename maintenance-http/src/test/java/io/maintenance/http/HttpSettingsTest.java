// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static List<String> problems(Map<String, String> values) {
        ConfigurationException e =
                catchThrowableOfType(ConfigurationException.class, () -> HttpSettings.of(values, "web.xml"));
        return Objects.requireNonNull(e, "it was accepted").problems();
    }

    private static List<String> problems(String name, String value) {
        return problems(Map.of("maintenance.http." + name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scope                       | Store A",
                "scopes                      | shop.example",
                "scopes                      | shop.example=Store A",
                "paths.exclude               | health",
                "paths.exclude               | /**",
                "paths.exclude-usual         | yes",
                "methods.exclude             | purge",
                "client-address.header       | a b",
                "client-address.header       | X-Forwarded-For",
                "client-address.trusted      | 10.0.0.0/8",
                "bypass.parameter            | a=b",
                "bypass.cookie               | a;b",
                "bypass.cookie               | none",
                "bypass.cookie-domain        | shop",
                "bypass.cookie-domain        | .shop.example",
                "bypass.cookie-domain        | shop.example; Secure",
                "client-address.trusted      | unix:",
                "bypass.cookie-lifetime      | 5s",
                "bypass.cookie-lifetime      | forever",
                "bypass.header               | X:Y",
                "response.status             | 200",
                "response.redirect           | /status",
                "response.redirect           | javascript:alert(1)",
                "response.scope              | 1",
                "response.cdn-headers        | on",
                "response.default            | xml",
                "json-paths                  | api",
                "json-type                   | text/json",
                "problem-type                | a b",
                "retry-after.format          | date",
                "retry-after.jitter          | 10%",
                "retry-after.longest         | 0s",
                "cors.origins                | https://app.example/path",
                "cors.credentials            | maybe",
                "cors.preflight              | ignore",
                "page.language               | xx",
                "page.link                   | http://status.example",
                "page.link                   | javascript:alert(1)",
                "page.link                   | /status",
                "page.link                   | https://a b",
                "page.texts                  | page.properties",
                "page.texts                  | missing_fr.properties",
                "page.template               | missing.html",
                "page.templates              | missing",
                "page.templates              | pom.xml",
                "page.content-security-policy| größe",
                "dry-run                     | yes",
            })
    void aWrongValueIsNamedWithWhatIsAllowed(String name, String value) {
        assertThat(problems(name, value))
                .singleElement()
                .asString()
                .startsWith("maintenance.http." + name + "=" + value + " (web.xml): ");
    }

    @Test
    void everySettingWithRulesIsTriedAbove() {
        assertThat(HttpSettings.names()).hasSize(36).allMatch(name -> name.startsWith("maintenance.http."));
    }

    @Test
    void allMistakesAreReportedAtOnce() {
        assertThat(problems(Map.of(
                        "maintenance.http.dry-run", "1",
                        "maintenance.http.paths.exclude", "a, /b, /c;d",
                        "maintenance.http.pahts.exclude", "/a",
                        "maintenance.poll-interval", "for the switch to judge",
                        "spring.port", "not ours")))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("maintenance.http.pahts.exclude is not a setting (web.xml): "));
    }

    @Test
    void aHeaderThatOpensToWhoeverKnowsItIsNotShown() {
        assertThat(problems("bypass.insecure-header", "x-maintenance-bypass"))
                .containsExactly("maintenance.http.bypass.insecure-header=*** (web.xml):"
                        + " it is the header for secrets already: choose another name");
    }

    @Test
    void everyoneMayNotReadWithCookies() {
        assertThat(problems(Map.of("maintenance.http.cors.origins", "*", "maintenance.http.cors.credentials", "true")))
                .singleElement()
                .asString()
                .startsWith("maintenance.http.cors.credentials=true (web.xml): ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{nonsense}}", "{{#until}}"})
    void aTemplateThatCannotBeUsedStopsTheStart(String content) throws IOException {
        Path template = Files.writeString(directory.resolve("page.html"), content);

        assertThat(problems("page.template", template.toString()))
                .singleElement()
                .asString()
                .contains("page.html (web.xml): line 1: {{");
    }

    @Test
    void aTemplateIsUtf8AndNotEndless() throws IOException {
        Path template = directory.resolve("page.html");
        Files.write(template, new byte[] {(byte) 0xff});
        assertThat(problems("page.template", template.toString()))
                .singleElement()
                .asString()
                .contains("not UTF-8");
        Files.writeString(template, "x".repeat(256 * 1024));
        HttpSettings.of(Map.of("maintenance.http.page.template", template.toString()), "web.xml");
        Files.writeString(template, "x".repeat(256 * 1024 + 1));
        assertThat(problems("page.template", template.toString()))
                .singleElement()
                .asString()
                .contains("256 KB");
    }

    @Test
    void aLanguageComesFromAFile() throws IOException {
        Path french = Files.writeString(directory.resolve("shop_fr.properties"), "heading=De retour bient\u00f4t\n");
        HttpSettings settings = HttpSettings.of(Map.of("maintenance.http.page.texts", french.toString()), "web.xml");
        try (GateFixture site = new GateFixture()) {
            site.maintenance.enable();
            Gate gate = Gate.of(site.maintenance, settings);

            assertThat(AnswerText.body(gate.decide(new SampleRequest().header("Accept-Language", "fr-CA"))))
                    .contains("De retour bient\u00f4t");
        }
    }

    @Test
    void laterValuesLieOverEarlierOnes() {
        HttpSettings settings = HttpSettings.of(Map.of("maintenance.http.dry-run", "true"), "file")
                .with(Map.of("maintenance.http.dry-run", "false"), "web.xml");

        assertThat(settings.gateSettings().dryRun()).isFalse();
    }

    @Test
    void theScopesOfRequestsAreKnownAndThoseOfHostsByTheHost() {
        HttpSettings settings = HttpSettings.of(
                Map.of(
                        "maintenance.http.scopes",
                        "Shop.example=store-a, /fr=store-fr, b.example/x=store-b",
                        "maintenance.http.scope",
                        "rest"),
                "the test");

        assertThat(settings.scopes()).containsExactly("rest", "store-a", "store-b", "store-fr");
        assertThat(settings.hostScopes()).containsExactly(Map.entry("shop.example", "store-a"));
    }

    @Test
    void theSwitchHandsOverWhatItsConfigurationHolds() throws IOException {
        Path file = Files.writeString(
                directory.resolve("maintenance.properties"),
                "maintenance.http.paths.exclude=/health\nmaintenance.retry-after=45s\n");
        try (MaintenanceMode maintenance = MaintenanceMode.builder()
                .properties(file)
                .backend("memory:" + UUID.randomUUID())
                .open()) {
            maintenance.enable();
            Gate gate = Gate.of(maintenance);

            assertThat(gate.decide(SampleRequest.get("/health")).reason()).isEqualTo(DecisionReason.EXCLUDED);
            assertThat(Integer.parseInt(AnswerText.header(gate.decide(new SampleRequest()), "Retry-After")))
                    .isBetween(45, 49);
        }
    }

    @Test
    void aMistakeInTheFileIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(directory.resolve("maintenance.properties"), "\nmaintenance.http.dry-run=1\n");
        try (MaintenanceMode maintenance = MaintenanceMode.builder()
                .properties(file)
                .backend("memory:" + UUID.randomUUID())
                .open()) {
            ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> Gate.of(maintenance));

            assertThat(e.problems())
                    .singleElement()
                    .asString()
                    .contains("dry-run=1 (")
                    .contains("maintenance.properties");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dry-run,perhaps",
        "dry-rum,true",
        "response.status,200",
        "client-address.header,X-Forwarded-For",
        "somewhere.else,1"
    })
    void configAndDoctorJudgeTheSettingsAsTheGateDoes(String name, String value) {
        MaintenanceMode.Builder builder = MaintenanceMode.builder()
                .backend("memory:" + UUID.randomUUID())
                .properties(Map.of("maintenance.http." + name, value), "application.yml");
        List<String> asOfTheGate;
        try (MaintenanceMode maintenance = builder.open()) {
            asOfTheGate = catchThrowableOfType(ConfigurationException.class, () -> HttpSettings.of(maintenance))
                    .problems();
        }

        assertThat(builder.configuration().settings().problems())
                .isEqualTo(asOfTheGate)
                .isNotEmpty();
        assertThat(builder.configuration().diagnose().stream()
                        .filter(finding -> finding.severity() == Finding.Severity.FAIL)
                        .map(Finding::detail))
                .containsAll(asOfTheGate);
    }

    @Test
    void doctorWarnsOfARedirectToAPageThatMayBeHeldBack() {
        assertThat(MaintenanceMode.builder()
                        .backend("memory:" + UUID.randomUUID())
                        .properties(
                                Map.of("maintenance.http.response.redirect", "https://shop.example/closed"),
                                "application.yml")
                        .configuration()
                        .diagnose())
                .anySatisfy(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARN);
                    assertThat(finding.detail()).contains("https://shop.example/closed");
                });
    }

    @Test
    void aTypingErrorComesWithTheNameThatWasMeant() {
        assertThat(problems("dry-rum", "true"))
                .containsExactly("maintenance.http.dry-rum is not a setting (web.xml):"
                        + " did you mean maintenance.http.dry-run?");
    }
}
