// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which format each client is answered. */
class AnswerFormatTest {

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

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html; charset=utf-8, <!doctype html>",
        "application/json, application/problem+json, '{\"type\":\"about:blank\",'",
        "text/plain, text/plain; charset=utf-8, Service Unavailable: Back soon",
    })
    void eachClientIsToldInItsForm(String accept, String type, String beginning) {
        site.maintenance.enable(spec -> spec.message("Back soon"));

        Answer answer = answer(accepting(accept));

        assertThat(AnswerText.header(answer, "Content-Type")).isEqualTo(type);
        assertThat(AnswerText.body(answer)).startsWith(beginning).contains("Back soon");
    }

    @Test
    void programsAreKnownByTheirPathOrHeader() {
        site.maintenance.enable();

        assertThat(AnswerText.body(answer(SampleRequest.get("/api/orders")))).startsWith("{");
        assertThat(AnswerText.body(answer(new SampleRequest().header("X-Requested-With", "XMLHttpRequest"))))
                .startsWith("{");
        assertThat(AnswerText.body(answer(SampleRequest.get("/apis")))).startsWith("<!doctype");
        assertThat(AnswerText.body(answer(SampleRequest.get("/rest/a"), "json-paths", "/rest/**")))
                .startsWith("{");
        assertThat(AnswerText.body(answer(SampleRequest.get("/api/a"), "json-paths", "none")))
                .startsWith("<!doctype");
        assertThat(AnswerText.body(answer(new SampleRequest(), "response.default", "text")))
                .startsWith("Service");
        assertThat(AnswerText.header(
                        answer(accepting("application/json"), "json-type", "application/json"), "Content-Type"))
                .isEqualTo("application/json");
        assertThat(AnswerText.body(answer(
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
        assertThat(AnswerText.header(answer, "Content-Length")).isEqualTo("0");
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
    void gRpcClientsGetAStatusOfTheirs() {
        site.maintenance.enable(spec -> spec.message("größer\r\nX: y"));
        SampleRequest call = new SampleRequest().method("POST").header("Content-Type", "application/grpc+proto");

        Answer answer = answer(call.protocol("HTTP/2"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(AnswerText.header(answer, "grpc-status")).isEqualTo("14");
        assertThat(AnswerText.header(answer, "grpc-message")).isEqualTo("gr%C3%B6%C3%9Fer%0D%0AX: y");
        assertThat(AnswerText.header(answer, "grpc-retry-pushback-ms")).isEqualTo("-1");
        assertThat(AnswerText.header(answer, "grpc-status-details-bin")).matches("[A-Za-z0-9+/]+");
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

        assertThat(AnswerText.header(answer(new SampleRequest().header("Upgrade", "websocket")), "Content-Type"))
                .startsWith("text/plain");
        assertThat(AnswerText.header(answer(accepting("text/event-stream")), "Content-Type"))
                .startsWith("text/plain");
    }
}
