// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rejected client gets. */
class AnswerTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Answer answer(SampleRequest request, String... settings) {
        return Answers.of(site.gate(settings).decide(request));
    }

    private static SampleRequest accepting(String accept) {
        return new SampleRequest().header("Accept", accept);
    }

    @Test
    void nothingKeepsThePageOrGuessesAboutIt() {
        site.maintenance.enable();

        Answer answer = answer(accepting("text/html"));

        assertThat(answer.headers().stream().map(Header::name))
                .containsExactly(
                        "Content-Type",
                        "Content-Length",
                        "Content-Language",
                        "Content-Security-Policy",
                        "Retry-After",
                        "Cache-Control",
                        "Vary",
                        "X-Maintenance-Mode",
                        "X-Content-Type-Options",
                        "Referrer-Policy");
        assertThat(Answers.header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(Answers.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(Answers.header(answer, "Vary")).isEqualTo("Accept, Accept-Language");
        assertThat(Answers.header(answer, "X-Maintenance-Mode")).isEqualTo("on");
        assertThat(Answers.header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html; charset=utf-8, <!doctype html>",
        "application/json, application/problem+json, '{\"type\":\"about:blank\",'",
        "text/plain, text/plain; charset=utf-8, Service Unavailable: Back soon",
    })
    void eachClientIsToldInItsForm(String accept, String type, String beginning) {
        site.maintenance.enable(spec -> spec.message("Back soon"));

        Answer answer = answer(accepting(accept));

        assertThat(Answers.header(answer, "Content-Type")).isEqualTo(type);
        assertThat(Answers.body(answer)).startsWith(beginning).contains("Back soon");
    }

    @Test
    void programsAreKnownByTheirPathOrHeader() {
        site.maintenance.enable();

        assertThat(Answers.body(answer(SampleRequest.get("/api/orders")))).startsWith("{");
        assertThat(Answers.body(answer(new SampleRequest().header("X-Requested-With", "XMLHttpRequest"))))
                .startsWith("{");
        assertThat(Answers.body(answer(SampleRequest.get("/apis")))).startsWith("<!doctype");
        assertThat(Answers.body(answer(SampleRequest.get("/rest/a"), "json-paths", "/rest/**")))
                .startsWith("{");
        assertThat(Answers.body(answer(SampleRequest.get("/api/a"), "json-paths", "none")))
                .startsWith("<!doctype");
        assertThat(Answers.body(answer(new SampleRequest(), "response.default", "text")))
                .startsWith("Service");
        assertThat(Answers.header(
                        answer(accepting("application/json"), "json-type", "application/json"), "Content-Type"))
                .isEqualTo("application/json");
        assertThat(Answers.body(answer(
                        accepting("application/json"), "problem-type", "https://shop.example/problems/maintenance")))
                .contains("\"type\":\"https://shop.example/problems/maintenance\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "script", "style", "font", "audio", "video"})
    void partsOfPagesGetNoPage(String destination) {
        site.maintenance.enable();

        Answer answer = answer(new SampleRequest().header("Sec-Fetch-Dest", destination));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.length()).isZero();
        assertThat(Answers.header(answer, "Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "text/plain"})
    void headHasTheHeadersOfGetAndNoBody(String accept) {
        site.maintenance.enable();

        Answer head = answer(accepting(accept).method("HEAD"));

        assertThat(head.headers()).isEqualTo(answer(accepting(accept)).headers());
        assertThat(head.length()).isZero();
    }

    @Test
    void aPageThatWasPostedDoesNotReload() {
        site.maintenance.enable();

        assertThat(Answers.body(answer(accepting("text/html")))).contains("data-returning>");
        assertThat(Answers.body(answer(accepting("text/html").method("POST")))).doesNotContain("data-returning>");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HTTP/1.1, Content-Length, 20000000, true",
                "HTTP/1.1, Transfer-Encoding, chunked, true",
                "HTTP/1.0, Content-Length, 1, true",
                "HTTP/1.1, Content-Length, 0, false",
                "HTTP/1.1, Content-Length, 000, false",
                "HTTP/1.1, X-None, -, false",
                "HTTP/2, Content-Length, 20000000, false",
                "HTTP/2.0, Content-Length, 5, false",
            })
    void aConnectionWithABodyThatNobodyReadsIsClosed(
            String protocol, String name, @Nullable String value, boolean closes) {
        site.maintenance.enable();
        SampleRequest request = new SampleRequest().method("POST").protocol(protocol);

        Answer answer = answer(value == null ? request : request.header(name, value));

        assertThat(Answers.all(answer, "Connection")).isEqualTo(closes ? List.of("close") : List.of());
    }

    @Test
    void theTimeReallyLeftIsTold() {
        site.maintenance.enable(spec -> spec.expect(Site.START.plusSeconds(3_600)));
        assertThat(Answers.header(answer(new SampleRequest()), "Retry-After")).isEqualTo("3600");
        assertThat(Answers.header(answer(new SampleRequest(), "retry-after.format", "http-date"), "Retry-After"))
                .isEqualTo("Sat, 21 Nov 2026 21:00:00 GMT");
        assertThat(Answers.header(answer(new SampleRequest(), "retry-after.longest", "10m"), "Retry-After"))
                .isEqualTo("600");

        site.pass(Duration.ofHours(2));
        Answer late = answer(accepting("text/html"));
        assertThat(Answers.header(late, "Retry-After")).as("overdue").isEqualTo("120");
        assertThat(Answers.body(late))
                .contains(">This is taking longer than planned")
                .doesNotContain("<time");
        assertThat(Answers.body(answer(accepting("application/json")))).doesNotContain("expectedEnd");

        site.maintenance.enable(spec -> spec.retryAfter(Duration.ofSeconds(30)));
        assertThat(Answers.header(answer(new SampleRequest()), "Retry-After")).isEqualTo("30");
    }

    @Test
    void theEndIsToldToPeopleAndPrograms() {
        site.maintenance.enable(spec -> spec.until(Site.START.plusSeconds(7_200)));

        assertThat(Answers.body(answer(accepting("application/json"))))
                .contains("\"expectedEnd\":\"2026-11-21T22:00:00Z\"");
        assertThat(Answers.body(answer(accepting("text/html")))).contains("<time datetime=\"2026-11-21T22:00:00Z\">");
    }

    @Test
    void thePageSpeaksTheVisitorsLanguage() {
        site.maintenance.enable();

        Answer german = answer(accepting("text/html").header("Accept-Language", "de-AT, en;q=0.5"));

        assertThat(Answers.header(german, "Content-Language")).isEqualTo("de");
        assertThat(Answers.body(german)).contains("Wir sind gleich wieder da");
        assertThat(Answers.header(answer(accepting("text/html"), "page.language", "de"), "Content-Language"))
                .isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, Bis gleich",
        "'fr;q=0.2, de;q=0.1', \u00c0 bient\u00f4t",
        "'en, de;q=0.5', Back soon",
        "it, Back soon",
        "-, Back soon"
    })
    void eachVisitorReadsTheMessageInTheirLanguage(String languages, String message) {
        site.maintenance.enable(spec -> spec.message("Back soon")
                .message(Locale.GERMAN, "Bis gleich")
                .message(Locale.FRENCH, "\u00c0 bient\u00f4t"));

        for (String accept : List.of("text/html", "application/json", "text/plain")) {
            assertThat(Answers.body(answer(accepting(accept).header("Accept-Language", languages))))
                    .contains(message);
        }
    }

    @Test
    void aMessageInOtherLanguagesAloneIsForThoseWhoReadThem() {
        site.maintenance.enable(spec -> spec.message(Locale.FRENCH, "\u00c0 bient\u00f4t"));

        assertThat(Answers.body(answer(accepting("text/html").header("Accept-Language", "de, fr;q=0.1"))))
                .contains("<html lang=\"de\"", "lang=\"fr\">\u00c0 bient\u00f4t</p>");
        assertThat(Answers.body(answer(accepting("text/html").header("Accept-Language", "de"))))
                .contains("Wir arbeiten gerade an dieser Seite");
    }

    @Test
    void thePageChangesItsWordsWhenTheEndComesNear() {
        site.maintenance.enable(spec -> spec.expect(Site.START.plus(Duration.ofDays(3))));
        Gate gate = site.gate();

        assertThat(Answers.body(gate.decide(accepting("text/html")))).contains("away for a while");
        site.pass(Duration.ofDays(2));
        assertThat(Answers.body(gate.decide(accepting("text/html")))).contains("right back");
        site.pass(Duration.ofDays(1));
        assertThat(Answers.body(gate.decide(accepting("text/html")))).contains("not quite there yet");
    }

    @Test
    void scriptsOfAllowedSitesMayReadTheAnswer() {
        site.maintenance.enable();
        SampleRequest request = accepting("application/json").header("Origin", "https://app.example");

        Answer allowed = answer(request, "cors.origins", "https://app.example", "cors.credentials", "true");

        assertThat(Answers.header(allowed, "Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(Answers.header(allowed, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(Answers.header(allowed, "Access-Control-Expose-Headers"))
                .isEqualTo("Retry-After, X-Maintenance-Mode");
        assertThat(Answers.header(allowed, "Vary")).endsWith(", Origin");
        assertThat(Answers.all(answer(request), "Access-Control-Allow-Origin")).isEmpty();
        assertThat(Answers.all(answer(request, "cors.origins", "https://other.example"), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void preflightsReachTheApplicationUnlessTheGateIsToAnswer() {
        site.maintenance.enable();
        SampleRequest preflight = new SampleRequest()
                .method("OPTIONS")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type");

        assertThat(site.gate().decide(preflight)).isInstanceOf(Pass.class);
        assertThat(answer(preflight, "cors.preflight", "reject").status()).isEqualTo(503);
        assertThat(answer(preflight, "cors.preflight", "answer").status())
                .as("no origin is allowed")
                .isEqualTo(503);
        Answer answered = answer(preflight, "cors.preflight", "answer", "cors.origins", "*");
        assertThat(answered.status()).isEqualTo(204);
        assertThat(Answers.header(answered, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Answers.header(answered, "Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(Answers.header(answered, "Access-Control-Allow-Headers")).isEqualTo("content-type");
        assertThat(answer(new SampleRequest().method("OPTIONS")).status()).isEqualTo(503);
        assertThat(answer(new SampleRequest().method("OPTIONS").header("Origin", "https://app.example"))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void gRpcClientsGetAStatusOfTheirs() {
        site.maintenance.enable(spec -> spec.message("größer\r\nX: y"));
        SampleRequest call = new SampleRequest().method("POST").header("Content-Type", "application/grpc+proto");

        Answer answer = answer(call.protocol("HTTP/2"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Answers.header(answer, "grpc-status")).isEqualTo("14");
        assertThat(Answers.header(answer, "grpc-message")).isEqualTo("gr%C3%B6%C3%9Fer%0D%0AX: y");
        assertThat(Answers.header(answer, "grpc-retry-pushback-ms")).isEqualTo("-1");
        assertThat(Answers.header(answer, "grpc-status-details-bin")).matches("[A-Za-z0-9+/]+");
        assertThat(answer.length()).isZero();
        assertThat(answer(call.protocol("HTTP/1.1")).status()).isEqualTo(503);
    }

    /** In a browser nobody sees the trailers that a status of gRPC stands in. */
    @Test
    void gRpcClientsInBrowsersGetTheCodeOfHttp() {
        site.maintenance.enable();
        for (String type : List.of("application/grpc-web", "application/grpc-web+proto", "application/grpc-web-text")) {
            SampleRequest call = new SampleRequest().method("POST").header("Content-Type", type);

            Answer answer = answer(call.protocol("HTTP/2"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.length()).isZero();
        }
    }

    @Test
    void handshakesAndEventStreamsGetText() {
        site.maintenance.enable();

        assertThat(Answers.header(answer(new SampleRequest().header("Upgrade", "websocket")), "Content-Type"))
                .startsWith("text/plain");
        assertThat(Answers.header(answer(accepting("text/event-stream")), "Content-Type"))
                .startsWith("text/plain");
    }

    @Test
    void anotherStatusOrARedirectIsPossibleForThoseWhoInsist() {
        site.maintenance.enable();
        String elsewhere = "https://status.example/";

        assertThat(answer(new SampleRequest(), "response.status", "429").status())
                .isEqualTo(429);
        Answer redirect = answer(accepting("text/html"), "response.redirect", elsewhere);
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(Answers.header(redirect, "Location")).isEqualTo(elsewhere);
        assertThat(Answers.header(redirect, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer(accepting("application/json"), "response.redirect", elsewhere)
                        .status())
                .isEqualTo(503);
        assertThat(answer(accepting("text/html").method("POST"), "response.redirect", elsewhere)
                        .status())
                .isEqualTo(503);
    }

    @Test
    void aRedirectNeverLeadsToItself() {
        String own = "https://shop.example/closed";
        site.maintenance.enable();
        Gate gate = site.gate("response.redirect", own);
        SampleRequest target = SampleRequest.get("/closed").host("shop.example").header("Accept", "text/html");

        assertThat(Answers.of(gate.decide(accepting("text/html").host("shop.example")))
                        .status())
                .isEqualTo(302);
        Answer page = Answers.of(gate.decide(target));
        assertThat(page.status()).isEqualTo(503);
        assertThat(Answers.body(page)).startsWith("<!doctype html>");
        assertThat(Answers.all(page, "Location")).isEmpty();
        assertThat(Answers.of(gate.decide(target.host("10.0.0.7:8080"))).status())
                .isEqualTo(503);
        assertThat(Answers.of(gate.decide(SampleRequest.get("/")
                                .host("app")
                                .header("Accept", "text/html")
                                .header("X-Forwarded-Host", "proxy, shop.example")))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void cachesAndOperatorsCanBeToldMore() {
        site.maintenance.scope("store-a").enable();

        Answer answer = answer(
                new SampleRequest(), "scope", "store-a", "response.scope", "true", "response.cdn-headers", "true");

        assertThat(Answers.header(answer, "X-Maintenance-Scope")).isEqualTo("store-a");
        assertThat(Answers.header(answer, "CDN-Cache-Control")).isEqualTo("no-store");
        assertThat(Answers.header(answer, "Surrogate-Control")).isEqualTo("no-store");
    }

    @Test
    void bodiesAreMadeOnceForEachState() {
        Gate gate = site.gate();
        site.maintenance.enable();
        Answer first = Answers.of(gate.decide(accepting("text/html")));

        assertThat(Answers.of(gate.decide(accepting("text/html"))).sameBody(first))
                .isTrue();
        site.maintenance.enable(spec -> spec.message("Other"));
        Answer other = Answers.of(gate.decide(accepting("text/html")));
        assertThat(other.sameBody(first)).isFalse();
        assertThat(Answers.body(other)).contains("Other");
    }

    @Test
    void theBytesCanBeWrittenAndNotChanged() throws IOException {
        site.maintenance.enable();
        Answer answer = answer(accepting("text/plain"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        answer.writeTo(out);

        assertThat(out.toByteArray()).hasSize(answer.length());
        assertThat(answer.body().isReadOnly()).isTrue();
        assertThat(answer).hasToString("Answer[503 maintenance, 20 bytes]");
    }

    @Test
    void aTemplateOfOnesOwnIsUsedAsLongAsItWorks(@TempDir Path directory) throws IOException {
        Path template = directory.resolve("page.html");
        Files.writeString(template, "<style>p{}</style><p>{{message}}</p>{{#until}}<i>{{until}}</i>{{/until}}");
        Gate gate = site.gate("page.template", template.toString());
        site.maintenance.enable(spec -> spec.message("<b>"));
        Answer own = Answers.of(gate.decide(accepting("text/html")));

        assertThat(Answers.body(own)).isEqualTo("<style>p{}</style><p>&lt;b&gt;</p>");
        assertThat(Answers.header(own, "Content-Security-Policy")).contains("style-src 'sha256-");

        Files.writeString(template, "<p>{{nonsense}}</p>");
        site.maintenance.enable(spec -> spec.message("again"));
        assertThat(Answers.body(gate.decide(accepting("text/html")))).startsWith("<!doctype html>");
        Files.delete(template);
        site.maintenance.enable(spec -> spec.level(Level.FULL));
        assertThat(Answers.body(gate.decide(accepting("text/html")))).startsWith("<!doctype html>");
    }

    @Test
    void aPolicyOfOnesOwnIsSent() {
        site.maintenance.enable();

        assertThat(Answers.header(
                        answer(accepting("text/html"), "page.content-security-policy", "default-src 'self'"),
                        "Content-Security-Policy"))
                .isEqualTo("default-src 'self'");
    }
}
