// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maintenance.ActivationSpec;
import io.maintenance.http.BypassSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;

/** What people see who visit the demo. */
@Tag("slow")
class BrowserIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ZONE = "Asia/Kolkata";
    private static final String MESSAGE = "We move to a faster server.";

    private static RunningExample demo;
    private static Browser browser;
    private static Switch operator;

    @BeforeAll
    static void start(@TempDir Path state, @TempDir Path profile) throws Exception {
        operator = Switch.in(state);
        demo = RunningExample.start(Example.JETTY, state);
        browser = Browser.start(profile);
        browser.become(1280, "light", ZONE);
    }

    @AfterAll
    static void stop() {
        browser.close();
        demo.close();
    }

    @BeforeEach
    void turnOff() {
        disable();
        browser.driver().manage().deleteAllCookies();
    }

    @Test
    void thePageIsOneResponseThatTellsWhatHappensAndUntilWhen() {
        Instant end = Instant.now().plus(Duration.ofMinutes(40));
        enable(spec -> spec.message(MESSAGE).until(end));
        browser.open(demo.address().resolve("/before"));
        browser.requests();
        browser.console();

        browser.open(demo.address());

        assertThat(browser.requests()).containsExactly(demo.address().toString());
        assertThat(browser.value("performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(browser.title()).isEqualTo("Maintenance");
        assertThat(browser.text("h1")).isEqualTo("We’ll be right back");
        assertThat(browser.text(".message")).isEqualTo(MESSAGE);
        assertThat(browser.text("time").replaceAll("[\\u00a0\\u202f]", " ")).isEqualTo(clock(end) + " GMT+5:30");
        assertThat(browser.text(".left")).matches("\\(in (40|3[0-9]) minutes\\)");
        assertThat(browser.console()).allMatch(line -> line.contains("503 (Service Unavailable)"));
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
    void thePageIsReadableOnAnyScreen(int width, String colours) throws Exception {
        enable(spec -> spec.message(MESSAGE + " https://status.example.org/" + "a-very-long-word".repeat(4))
                .until(Instant.now().plus(Duration.ofHours(30))));
        browser.become(width, colours, ZONE);
        browser.open(demo.address());
        browser.picture("page-" + width + "-" + colours);

        assertThat(browser.value("document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(contrast("h1")).isGreaterThan(7);
        assertThat(contrast(".note")).isGreaterThan(4.5);
        assertThat(browser.value("getComputedStyle(document.querySelector('.message')).fontSize"))
                .isEqualTo("18px");

        browser.become(1280, "light", ZONE);
    }

    @Test
    void thePageComesBackByItself() {
        enable(spec -> spec.message(MESSAGE));
        browser.open(demo.address().resolve("/?article=7"));
        assertThat(browser.title()).isEqualTo("Maintenance");

        disable();

        await().atMost(PATIENCE).until(() -> browser.title().equals("The shop is open"));
        assertThat(browser.address()).isEqualTo(demo.address() + "?article=7");
    }

    /** A proxy or an overloaded application is not yet the application. */
    @Test
    void thePageStaysWhileSomethingOnTheWayIsBroken() {
        enable(spec -> spec.message(MESSAGE));
        browser.open(demo.address());
        browser.value("(function () { var now = Date.now(), answers = [500, 502, 503, 504, 408, 425, 429, 404];"
                + "Date.now = function () { return now += 60000; };"
                + "window.setTimeout = function () { return 0; };"
                + "window.fetch = function () { return Promise.resolve("
                + "{ status: answers.shift(), headers: { get: function () { return null; } } }); };"
                + "window.left = function () { return answers.length; }; return true; }())");

        for (long left = 7; left > 0; left--) {
            browser.value("document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(browser.value("left()")).isEqualTo(left);
            assertThat(browser.text(".news")).isEmpty();
        }
        browser.value("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(browser.text(".news")).isNotEmpty();
    }

    @Test
    void aLinkLetsItsBearerInUntilThatMaintenanceEnds() {
        BypassSecret secret = BypassSecret.generate();
        enable(spec -> secret.addTo(spec.message(MESSAGE)));

        browser.open(demo.address().resolve("/?article=7&maintenance_bypass=" + secret.reveal()));
        assertThat(browser.address()).isEqualTo(demo.address() + "?article=7");
        assertThat(browser.title()).isEqualTo("The shop is open");
        assertThat(browser.value("document.cookie + document.referrer")).isEqualTo("");
        assertThat(browser.driver().manage().getCookies()).singleElement().matches(Cookie::isHttpOnly);
        browser.open(demo.address().resolve("/another"));
        assertThat(browser.title()).isEqualTo("The shop is open");

        disable();
        BypassSecret next = BypassSecret.generate();
        enable(spec -> next.addTo(spec.message(MESSAGE)));
        browser.open(demo.address());
        assertThat(browser.title()).isEqualTo("Maintenance");
        browser.open(demo.address().resolve("/?maintenance_bypass=" + secret.reveal()));
        assertThat(browser.title()).isEqualTo("Maintenance");
        browser.open(demo.address().resolve("/?maintenance_bypass=" + next.reveal()));
        assertThat(browser.title()).isEqualTo("The shop is open");
        assertThat(String.join("\n", demo.output())).doesNotContain(secret.reveal(), next.reveal());
    }

    private static void enable(Consumer<ActivationSpec> spec) {
        operator.enable(spec);
        waitFor(503);
    }

    private static void disable() {
        operator.disable();
        waitFor(200);
    }

    private static void waitFor(int status) {
        Visitor visitor = Visitor.of(demo);
        await().atMost(PATIENCE).until(() -> visitor.get("/").statusCode() == status);
    }

    /** A time of today goes without its date. */
    private static String clock(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneId.of(ZONE));
        boolean today = time.toLocalDate().equals(LocalDate.now(time.getZone()));
        return DateTimeFormatter.ofPattern(today ? "'Today,' h:mm a" : "'Tomorrow,' h:mm a", Locale.US)
                .format(time);
    }

    /** The ratio of WCAG between a text and the paper behind it. */
    private static double contrast(String selector) {
        String script = "(function () {"
                + "function light(c) { var p = c.match(/[0-9.]+/g).slice(0, 3).map(function (v) { v = v / 255;"
                + " return v <= .04045 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4); });"
                + " return .2126 * p[0] + .7152 * p[1] + .0722 * p[2] + .05; }"
                + "var ink = light(getComputedStyle(document.querySelector('" + selector + "')).color);"
                + "var paper = light(getComputedStyle(document.documentElement).backgroundColor);"
                + "return Math.max(ink, paper) / Math.min(ink, paper); }())";
        return ((Number) browser.value(script)).doubleValue();
    }
}
