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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rejected client gets. */
class AnswerTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private Answer answer(SampleRequest request, String... settings) {
        return AnswerText.of(site.gate(settings).decide(request));
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
        assertThat(AnswerText.header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(AnswerText.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(AnswerText.header(answer, "Vary")).isEqualTo("Accept, Accept-Language");
        assertThat(AnswerText.header(answer, "X-Maintenance-Mode")).isEqualTo("on");
        assertThat(AnswerText.header(answer, "Content-Length")).isEqualTo(Integer.toString(answer.length()));
    }

    @Test
    void aPageThatWasPostedDoesNotReload() {
        site.maintenance.enable();

        assertThat(AnswerText.body(answer(accepting("text/html")))).contains("data-returning>");
        assertThat(AnswerText.body(answer(accepting("text/html").method("POST"))))
                .doesNotContain("data-returning>");
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

        assertThat(AnswerText.all(answer, "Connection")).isEqualTo(closes ? List.of("close") : List.of());
    }

    @Test
    void theTimeReallyLeftIsTold() {
        site.maintenance.enable(spec -> spec.expect(GateFixture.START.plusSeconds(3_600)));
        assertThat(AnswerText.header(answer(new SampleRequest()), "Retry-After"))
                .isEqualTo("3600");
        assertThat(AnswerText.header(answer(new SampleRequest(), "retry-after.format", "http-date"), "Retry-After"))
                .isEqualTo("Sat, 21 Nov 2026 21:00:00 GMT");
        assertThat(AnswerText.header(answer(new SampleRequest(), "retry-after.longest", "10m"), "Retry-After"))
                .isEqualTo("600");

        site.pass(Duration.ofHours(2));
        Answer late = answer(accepting("text/html"));
        assertThat(AnswerText.header(late, "Retry-After")).as("overdue").isEqualTo("120");
        assertThat(AnswerText.body(late))
                .contains(">This is taking longer than planned")
                .doesNotContain("<time");
        assertThat(AnswerText.body(answer(accepting("application/json")))).doesNotContain("expectedEnd");

        site.maintenance.enable(spec -> spec.retryAfter(Duration.ofSeconds(30)));
        assertThat(AnswerText.header(answer(new SampleRequest()), "Retry-After"))
                .isEqualTo("30");
    }

    @Test
    void theEndIsToldToPeopleAndPrograms() {
        site.maintenance.enable(spec -> spec.until(GateFixture.START.plusSeconds(7_200)));

        assertThat(AnswerText.body(answer(accepting("application/json"))))
                .contains("\"expectedEnd\":\"2026-11-21T22:00:00Z\"");
        assertThat(AnswerText.body(answer(accepting("text/html"))))
                .contains("<time datetime=\"2026-11-21T22:00:00Z\">");
    }

    @Test
    void thePageChangesItsWordsWhenTheEndComesNear() {
        site.maintenance.enable(spec -> spec.expect(GateFixture.START.plus(Duration.ofDays(3))));
        Gate gate = site.gate();

        assertThat(AnswerText.body(gate.decide(accepting("text/html")))).contains("away for a while");
        site.pass(Duration.ofDays(2));
        assertThat(AnswerText.body(gate.decide(accepting("text/html")))).contains("right back");
        site.pass(Duration.ofDays(1));
        assertThat(AnswerText.body(gate.decide(accepting("text/html")))).contains("not quite there yet");
    }

    @Test
    void cachesAndOperatorsCanBeToldMore() {
        site.maintenance.scope("store-a").enable();

        Answer answer = answer(
                new SampleRequest(), "scope", "store-a", "response.scope", "true", "response.cdn-headers", "true");

        assertThat(AnswerText.header(answer, "X-Maintenance-Scope")).isEqualTo("store-a");
        assertThat(AnswerText.header(answer, "CDN-Cache-Control")).isEqualTo("no-store");
        assertThat(AnswerText.header(answer, "Surrogate-Control")).isEqualTo("no-store");
    }

    @Test
    void bodiesAreMadeOnceForEachState() {
        Gate gate = site.gate();
        site.maintenance.enable();
        Answer first = AnswerText.of(gate.decide(accepting("text/html")));

        assertThat(AnswerText.of(gate.decide(accepting("text/html"))).sameBody(first))
                .isTrue();
        site.maintenance.enable(spec -> spec.message("Other"));
        Answer other = AnswerText.of(gate.decide(accepting("text/html")));
        assertThat(other.sameBody(first)).isFalse();
        assertThat(AnswerText.body(other)).contains("Other");
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
        Answer own = AnswerText.of(gate.decide(accepting("text/html")));

        assertThat(AnswerText.body(own)).isEqualTo("<style>p{}</style><p>&lt;b&gt;</p>");
        assertThat(AnswerText.header(own, "Content-Security-Policy")).contains("style-src 'sha256-");

        Files.writeString(template, "<p>{{nonsense}}</p>");
        site.maintenance.enable(spec -> spec.message("again"));
        assertThat(AnswerText.body(gate.decide(accepting("text/html")))).startsWith("<!doctype html>");
        Files.delete(template);
        site.maintenance.enable(spec -> spec.level(Level.FULL));
        assertThat(AnswerText.body(gate.decide(accepting("text/html")))).startsWith("<!doctype html>");
    }

    @Test
    void aPolicyOfOnesOwnIsSent() {
        site.maintenance.enable();

        assertThat(AnswerText.header(
                        answer(accepting("text/html"), "page.content-security-policy", "default-src 'self'"),
                        "Content-Security-Policy"))
                .isEqualTo("default-src 'self'");
    }
}
