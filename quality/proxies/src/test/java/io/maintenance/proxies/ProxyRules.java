// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true behind each proxy. One proxy serves all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProxyRules {

    static final String UPLOAD = "0123456789".repeat(10_240);

    /** What the application says that it got of it. */
    static final String UPLOADED =
            UPLOAD.length() + " " + Arrays.hashCode(UPLOAD.getBytes(StandardCharsets.US_ASCII)) + "\n";

    @SuppressWarnings("NullAway.Init")
    ProxyFixture site;

    /** What can become of the server. */
    enum Outage {
        /** Connections are refused. */
        DEAD {
            @Override
            void begin(Sidecar server) throws IOException {
                server.kill();
            }
        },
        /** Connections are taken, and closed without an answer. */
        BROKEN {
            @Override
            void begin(Sidecar server) throws IOException {
                server.hangUp();
            }
        },
        /** Connections are taken, and nothing is ever answered. */
        HUNG {
            @Override
            void begin(Sidecar server) throws IOException {
                server.hang();
            }
        };

        abstract void begin(Sidecar server) throws IOException;
    }

    /** Starts the proxy, the server and the application. */
    abstract ProxyFixture open(Path directory) throws IOException;

    public final ProxyFixture site() {
        return site;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        site = open(directory);
    }

    @AfterAll
    @SuppressWarnings("NullAway")
    void end() throws IOException {
        if (site != null) { // it could not be started
            site.close();
        }
    }

    @BeforeEach
    void bringTheServerBack() throws IOException {
        site.sidecar.start();
        site.maintenance().setAddresses(List.of());
    }

    @Test
    void whileOffVisitorsReachTheApplication() {
        site.turnOff();

        HttpReply reply = site.visit();

        assertThat(reply.body()).startsWith("application\nGET /shop?a=b\n");
        assertThat(reply.header("x-maintenance-mode")).isNull();
        assertThat(reply.header("cache-control")).isEqualTo("public, max-age=60");
    }

    @Test
    void whileOnVisitorsSeeThePage() {
        site.turnOn();

        HttpReply reply = site.visit();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("content-type")).startsWith("text/html");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(reply.body()).containsIgnoringCase("<html").doesNotContain("application\n");
    }

    @Test
    void whileOnProgramsGetAProblemDocument() {
        site.turnOn();

        HttpReply reply = site.ask(HttpCall.get("/shop").with("Accept", "application/json"));

        assertThat(reply.isMaintenance()).isTrue();
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
        assertThat(reply.body()).contains("\"status\":503");
        assertThat(reply.header("retry-after")).matches("[1-9][0-9]*");
    }

    @Test
    void theHeadOfThePageHasNoBody() throws IOException {
        site.turnOn();

        try (HttpConnection connection = new HttpConnection(site.proxy.port)) {
            HttpReply reply = connection.ask(HttpCall.of("HEAD", "/shop").with("Accept", "text/html"));

            assertThat(reply.isMaintenance()).isTrue();
            assertThat(reply.header("content-length")).matches("[1-9][0-9]{2,}");
            if (!"close".equals(reply.header("connection"))) {
                assertThat(connection.ask(ProxyFixture.VISIT).isMaintenance()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void everyMethodIsHeldBack(String method) {
        site.turnOn();

        assertThat(site.ask(HttpCall.of(method, "/shop")).isMaintenance()).isTrue();
    }

    @Test
    void anUploadArrivesWhole() {
        site.turnOff();

        HttpReply reply = site.ask(HttpCall.of("POST", "/files/1").withBody(UPLOAD));

        assertThat(reply.body()).endsWith("\n" + UPLOADED);
    }

    @Test
    void anUploadIsHeldBackWithAnAnswer() {
        site.turnOn();

        assertThat(site.ask(HttpCall.of("POST", "/files/1").withBody(UPLOAD)).isMaintenance())
                .isTrue();
    }

    @Test
    void whatTheApplicationRefusesIsNotTouched() {
        site.turnOff();

        for (int status : List.of(401, 403, 404, 418, 500, 502, 503, 504)) {
            HttpReply reply = site.ask(HttpCall.get("/status/" + status));

            assertThat(reply.isOfApplication()).isTrue();
            assertThat(reply.status()).isEqualTo(status);
        }
    }

    @Test
    void webSocketsAreOpenedWhileOffAndNotWhileOn() throws IOException {
        site.turnOff();
        assertThat(webSocketSays("hello")).isEqualTo("hello");

        site.turnOn();

        assertThat(site.ask(webSocket()).isMaintenance()).isTrue();
    }

    /** Opens a WebSocket, says something, and returns what comes back. */
    final String webSocketSays(String text, String... headers) throws IOException {
        HttpCall call = webSocket();
        for (int i = 0; i < headers.length; i += 2) {
            call = call.with(headers[i], headers[i + 1]);
        }
        try (HttpConnection connection = new HttpConnection(site.proxy.port)) {
            HttpReply reply = connection.ask(call);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(101);
            connection.send(text + "\n");
            return connection.line();
        }
    }

    private static HttpCall webSocket() {
        return HttpCall.get("/socket")
                .with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.9",
                "X-Real-IP: 203.0.113.9",
                "Forwarded: for=203.0.113.9",
                "X-Original-URI: /open/x",
                "X-Original-Method: OPTIONS",
                "X-Forwarded-Uri: /open/x",
                "X-Forwarded-Method: GET",
                "X-Maintenance-Mode: bypass",
                "X-Maintenance-Mode: off",
                "X-Accel-Redirect: @app"
            })
    void whatAClientSaysOfItselfDoesNotCount(String header) {
        site.maintenance().enable(spec -> spec.addresses(List.of("203.0.113.9")));
        site.awaitOn();

        String[] parts = header.split(": ", 2);

        assertThat(site.ask(ProxyFixture.VISIT.with(parts[0], parts[1])).isMaintenance())
                .isTrue();
    }

    /** Returns {@code true} if what was on stays on while the server is away; else visitors reach the application then. */
    boolean keepsTheLastVerdict() {
        return true;
    }

    /** Returns {@code true} if the proxy asks the server while maintenance is off. */
    abstract boolean asksWhileOff();

    @ParameterizedTest
    @EnumSource
    void whileTheServerIsAwayVisitorsReachTheApplicationIfItWasOff(Outage outage) throws IOException {
        site.turnOff();

        outage.begin(site.sidecar);

        askOften(outage, asksWhileOff(), HttpReply::isOfApplication);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheServerIsAwayTheLastVerdictCounts(Outage outage) throws IOException {
        site.turnOn();

        outage.begin(site.sidecar);

        askOften(outage, asksWhileOff(), keepsTheLastVerdict() ? HttpReply::isMaintenance : HttpReply::isOfApplication);
    }

    /** Asks for what was asked before and for what was not, also after every copy of an answer has expired. */
    private void askOften(Outage outage, boolean asks, Predicate<HttpReply> expected) {
        List<HttpCall> calls = List.of(
                ProxyFixture.VISIT,
                HttpCall.get("/never/seen/" + outage),
                HttpCall.of("POST", "/files/1").withBody(UPLOAD),
                HttpCall.get("/shop").with("Accept", "application/json"));
        for (HttpCall call : calls) {
            assertThat(site.ask(call)).matches(expected, "as before the outage");
        }
        if (asks && outage != Outage.DEAD) {
            site.askUntilBrokenServerWasAsked(() -> assertThat(site.visit()).matches(expected, "as before the outage"));
        }
    }

    @Test
    void whatComesAfterAnOutageCounts() throws IOException {
        site.turnOn();
        site.sidecar.kill();
        site.maintenance().disable();

        site.sidecar.start();

        site.awaitOff();
    }

    @Test
    void aReloadChangesNothing() throws Exception {
        site.turnOn();

        site.proxy.reload();

        assertThat(site.visit().isMaintenance()).isTrue();
        site.turnOff();
        assertThat(site.visit().isOfApplication()).isTrue();
    }
}
