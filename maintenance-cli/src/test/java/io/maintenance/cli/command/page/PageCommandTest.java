// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.MaintenanceMode;
import io.maintenance.cli.harness.CommandOutput;
import io.maintenance.cli.harness.SharedSwitch;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.HttpSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code page} writes, and what decides about it. */
class PageCommandTest {

    private final SharedSwitch shared = new SharedSwitch();
    private final MaintenanceMode maintenance = shared.maintenance();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void thePageIsWritten() throws IOException {
        Path file = directory.resolve("page.html");
        maintenance.enable(spec -> spec.message("Back <soon>"));

        assertThat(shared.run("page", "export").out())
                .startsWith("<!doctype html>")
                .contains("Back &lt;soon&gt;");
        assertThat(shared.run("page", "export", "--language", "de", "--message", "Gleich", "--output", file.toString())
                        .out())
                .isEqualTo("Wrote the page to " + file + "\n");
        assertThat(Files.readString(file))
                .contains("<html lang=\"de\"", ">Gleich<")
                .doesNotContain("soon");
        assertThat(String.valueOf(JSON.std
                        .mapFrom(shared.run("page", "export", "--json").out())
                        .get("html")))
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
        assertThat(shared.run(line.split(" ", -1)).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void thePreviewAnswersAsTheGateDoes() throws IOException {
        maintenance.enable(spec -> spec.message("A look"));
        try (PreviewServer preview = PreviewServer.of(maintenance, HttpSettings.defaults(), "de", 0)) {
            HttpURLConnection page =
                    (HttpURLConnection) URI.create(preview.address()).toURL().openConnection();

            assertThat(page.getResponseCode()).isEqualTo(503);
            assertThat(page.getHeaderField("X-Maintenance-Mode")).isEqualTo("on");
            assertThat(new String(page.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("A look", "<html lang=\"de\"");
        }
    }

    @Test
    void eachLanguageHasAMessage() {
        assertThat(shared.run("enable", "--message", "Back at ten", "--message", "de=Um zehn = zehn")
                        .exit())
                .isZero();

        assertThat(shared.run("page", "export").out()).contains("Back at ten");
        assertThat(shared.run("page", "export", "--language", "de").out()).contains("lang=\"de\">Um zehn = zehn</p>");
        assertThat(shared.run("explain", "--header", "Accept-Language: -").exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"a, b, without a language", "de=a, de=b, in de"})
    void twoMessagesInOneLanguageAreAMistake(String first, String second, String why) {
        assertThat(shared.run("enable", "--message", first, "--message", second).err())
                .contains("there are two " + why);
    }

    @Test
    void theTemplateOfThePageIsWrittenToBeEdited() throws IOException {
        Path file = directory.resolve("template.html");

        assertThat(shared.run("page", "export", "--template", "--output", file.toString())
                        .out())
                .isEqualTo("Wrote the template to " + file + "\n");
        assertThat(Files.readString(file)).contains("{{heading}}", "{{message}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enable --template sale", "run --template sale --keep-on-failure -- false"})
    void anActivationNamesATemplate(String line) throws IOException {
        Files.writeString(directory.resolve("sale.html"), "<p>Sale</p>");
        shared.set("maintenance.http.page.templates", directory.toString());

        shared.run(line.split(" ", -1));

        assertThat(shared.run("page", "export").out()).isEqualTo("<p>Sale</p>\n");
        assertThat(shared.run("status", "--json").out()).contains("\"page.template\" : \"sale\"");
    }

    @Test
    void aTemplateIsLookedAtByItsName() throws IOException {
        Files.writeString(directory.resolve("sale.html"), "<p>Sale: {{message}}</p>");
        shared.set("maintenance.http.page.templates", directory.toString());

        assertThat(shared.run("page", "export", "--template-name", "sale", "--message", "soon")
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
        shared.set("maintenance.http.page.templates", directory.toString());

        CommandOutput run = shared.run(line.split(" ", -1));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("template");
        assertThat(maintenance.status().on()).isFalse();
    }
}
