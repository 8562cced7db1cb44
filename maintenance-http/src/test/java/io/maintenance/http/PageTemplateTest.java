// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page for an activation. */
class PageTemplateTest {

    private static final String ATTRIBUTE = "page.template";

    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final Logger logger = Logger.getLogger(BodyRenderer.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().equals(Level.WARNING)) {
                warnings.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final GateFixture site = new GateFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private Path pages() {
        return root.resolve("pages");
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectory(pages());
        Files.writeString(pages().resolve("sale.html"), "<p>Sale: {{message}}</p>");
        Files.writeString(pages().resolve("broken.html"), "<p>{{nonsense}}</p>");
        Files.writeString(root.resolve("outside.html"), "outside");
        Files.writeString(root.resolve("usual.html"), "<p>Usual: {{message}}</p>");
        logger.addHandler(listener);
    }

    @AfterEach
    void close() {
        logger.removeHandler(listener);
        site.close();
    }

    private Gate gate() {
        return site.gate(
                "page.templates", pages().toString(),
                "page.template", root.resolve("usual.html").toString());
    }

    private static String page(Gate gate) {
        return AnswerText.body(gate.decide(new SampleRequest().header("Accept", "text/html")));
    }

    private void enable(String template) {
        site.maintenance.enable(spec -> spec.attribute(ATTRIBUTE, template).message("soon"));
    }

    @Test
    void anActivationHasAPageOfItsOwn() {
        site.maintenance.enable(spec -> {
            new PageTemplate("sale").addTo(spec);
            spec.message("<soon>");
        });

        assertThat(page(gate())).isEqualTo("<p>Sale: &lt;soon&gt;</p>");
        assertThat(warnings).isEmpty();
    }

    @Test
    void anActivationThatNamesNoneHasTheUsualPage() {
        site.maintenance.enable(spec -> spec.message("soon"));

        assertThat(page(gate())).isEqualTo("<p>Usual: soon</p>");
    }

    @Test
    void theNewestActivationCounts() {
        enable("sale");
        site.maintenance.enable(spec -> spec.holder("other").message("later"));

        assertThat(page(gate())).isEqualTo("<p>Usual: later</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "broken",
                "../outside",
                "..",
                "/etc/passwd",
                "sale.html",
                "SALE",
                "a b",
                "sale\n",
                "s\u0000",
                "..%2foutside",
                "..\\outside",
                "sub/sale",
                "-",
                "sal\u00e9"
            })
    void oneThatCannotBeUsedMeansTheUsualPageAndOneWarning(String template) {
        enable(template);
        Gate gate = gate();

        assertThat(page(gate)).isEqualTo("<p>Usual: soon</p>");
        assertThat(AnswerText.body(gate.decide(
                        new SampleRequest().header("Accept", "text/html").header("Accept-Language", "de"))))
                .isEqualTo("<p>Usual: soon</p>");
        assertThat(warnings).singleElement().asString().contains("that the activation names cannot be used", "usual");
    }

    @Test
    void aDirectoryInPlaceOfAFileMeansTheUsualPage() throws IOException {
        Files.createDirectory(pages().resolve("folder.html"));
        enable("folder");

        assertThat(page(gate())).isEqualTo("<p>Usual: soon</p>");
    }

    @Test
    void withoutADirectoryTheBuiltInPageIsShown() {
        enable("sale");

        assertThat(page(site.gate())).startsWith("<!doctype html>").contains("soon");
        assertThat(warnings).singleElement().asString().contains("maintenance.http.page.templates is not set");
    }

    @Test
    void theFileIsReadAgainWithEachChangeAndOnlyThen() throws IOException {
        enable("sale");
        Gate gate = gate();
        page(gate);
        Files.writeString(pages().resolve("sale.html"), "<p>New: {{message}}</p>");

        assertThat(page(gate)).isEqualTo("<p>Sale: soon</p>");
        enable("sale");
        assertThat(page(gate)).isEqualTo("<p>New: soon</p>");
    }

    @Test
    void eachChangeMayWarnAgain() {
        enable("missing");
        Gate gate = gate();
        page(gate);
        enable("missing");
        page(gate);

        assertThat(warnings).hasSize(2);
    }

    @Test
    void theWrittenPageIsThatOfTheActivation() {
        enable("sale");
        HttpSettings settings =
                HttpSettings.of(Map.of("maintenance.http.page.templates", pages().toString()), "the test");

        assertThat(MaintenancePage.of(settings)
                        .html(site.maintenance.snapshot(), "global", Instant.parse("2026-11-21T20:00:00Z"), "en"))
                .isEqualTo("<p>Sale: soon</p>");
    }

    @Test
    void whatCannotBeUsedIsDiagnosed() {
        HttpSettings settings =
                HttpSettings.of(Map.of("maintenance.http.page.templates", pages().toString()), "the test");

        assertThat(settings.diagnose()).singleElement().satisfies(finding -> assertThat(finding.toString())
                .contains("broken: line 1: {{nonsense}} is no variable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../a", "a.html", "A", "a/b"})
    void aNameIsNoPath(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PageTemplate(name))
                .withMessageContaining("allowed");
    }
}
