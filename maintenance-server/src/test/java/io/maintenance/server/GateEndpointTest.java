// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateEndpointTest {

    private static final String[] VISITOR = {
        "X-Original-Method",
        "GET",
        "X-Original-URI",
        "/shop?a=b",
        "X-Original-Host",
        "shop.example",
        "X-Forwarded-For",
        "203.0.113.9"
    };

    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer(directory, Map.of("maintenance.http.paths.exclude", "/status/**"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whileOffEverybodyIsLetIn() throws Exception {
        var answer = server.get("/gate/nginx", VISITOR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("X-Maintenance-Mode")).contains("off");
    }

    @ParameterizedTest
    @CsvSource({"nginx, 403", "caddy, 503", "traefik, 503", "envoy, 403", "haproxy, 503"})
    void whileOnEachProxyGetsTheStatusThatItCanHandOn(String proxy, int status) throws Exception {
        server.maintenance.enable();

        var answer = server.get("/gate/" + proxy, VISITOR);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Maintenance-Mode")).contains("on");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void thePageIsWholeAndA503() throws Exception {
        server.maintenance.enable();

        var answer = server.get("/page/nginx", VISITOR);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<html");
    }

    @Test
    void thePageSendsThoseWhoAreLetInOnToTheApplication() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

        var answer = server.get("/page/nginx", VISITOR);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Accel-Redirect")).contains("@app");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theAddressThatTheProxyTellsIsLetIn() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

        assertThat(server.get("/gate/nginx", VISITOR).statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatIsToldTwiceIsNotBelieved() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

        var answer = server.get("/gate/nginx", "X-Forwarded-For", "203.0.113.9", "X-Forwarded-For", "203.0.113.9");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void ofAListTheLastAddressIsTheProxysPeerAndTheOthersAreItsWord() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

        assertThat(server.get("/gate/nginx", "X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/gate/nginx", "X-Forwarded-For", "198.51.100.7, 203.0.113.9")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWordOfATrustedBalancerBeforeTheProxyCounts(@TempDir Path another) throws Exception {
        try (RunningServer behind = new RunningServer(
                another,
                Map.of(
                        "maintenance.http.client-address.header", "X-Forwarded-For",
                        "maintenance.http.client-address.trusted", "198.51.100.0/24"))) {
            behind.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

            assertThat(behind.get("/gate/nginx", "X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(behind.get("/gate/nginx", "X-Forwarded-For", "203.0.113.9, 192.0.2.1")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theServersOwnPeerIsNobodysAddress() throws Exception {
        server.maintenance.enable(spec -> spec.addresses(List.of("127.0.0.1")));

        assertThat(server.get("/gate/nginx").statusCode()).isEqualTo(403);
    }

    @Test
    void anExcludedPathIsLetInByTheTargetThatTheProxyTells() throws Exception {
        server.maintenance.enable();

        assertThat(server.get("/gate/nginx", "X-Original-Method", "GET", "X-Original-URI", "/status/x")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/gate/envoy/status/x").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status/x",
                "/status/../shop",
                "/status/%2e%2e/shop",
                "/status;/x",
                "//status/x",
                "/status/x/..;/y",
                "http://shop.example/status/..",
                "*",
                "/shop?/status/x",
                "/%73tatus/../x"
            })
    void anOddTargetIsNotExcluded(String target) throws Exception {
        server.maintenance.enable();

        var answer = server.get("/gate/nginx", "X-Original-Method", "GET", "X-Original-URI", target);

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void theBypassLinkIsARedirectForEveryProxy() throws Exception {
        BypassSecret secret = BypassSecret.generate();
        server.maintenance.enable(secret::addTo);

        var answer = server.get(
                "/gate/caddy",
                "X-Forwarded-Method",
                "GET",
                "X-Forwarded-Uri",
                "/shop?maintenance_bypass=" + secret.reveal());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie")).isPresent();
    }

    @Test
    void aProxyThatIsNotKnownIsNotFound() throws Exception {
        assertThat(server.get("/gate/squid").statusCode()).isEqualTo(404);
    }

    @Test
    void aProxyThatLeavesTheBodyOfHeadOutItselfGetsOneOfTheToldLength() throws Exception {
        server.maintenance.enable();

        var answer = server.get("/page/nginx", "X-Original-Method", "HEAD", "X-Original-URI", "/shop");

        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void aProxyCanTellItsScope() throws Exception {
        server.maintenance.scope("store-a").enable();

        assertThat(server.get("/gate/nginx:store-a", VISITOR).statusCode()).isEqualTo(403);
        assertThat(server.get("/page/nginx:store-a", VISITOR).statusCode()).isEqualTo(503);
        assertThat(server.get("/gate/envoy:store-a/shop").statusCode()).isEqualTo(403);
        assertThat(server.get("/gate/nginx:store-b", VISITOR).statusCode()).isEqualTo(200);
        assertThat(server.get("/gate/nginx", VISITOR).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/gate/nginx:", "/gate/nginx:-", "/gate/nginx:Store", "/gate/:store-a", "/gate/nginxx", "/gate/"
            })
    void whatNamesNoProxyOrNoScopeIsNotFound(String path) throws Exception {
        assertThat(server.get(path, VISITOR).statusCode()).isEqualTo(404);
    }

    @Test
    void headersThatAnApplicationTakesAreNoReasonToHoldSomebodyBack() throws Exception {
        assertThat(server.get("/gate/caddy", "Cookie", "x".repeat(32_000)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/page/nginx, 204",
        "/page/haproxy, 204",
        "/gate/caddy, 200",
        "/gate/traefik, 200",
        "/gate/nginx, 200",
        "/gate/envoy, 200"
    })
    void aPreflightThatTheGateAnswersIsNeverAPage(String path, int status) throws Exception {
        try (RunningServer answering = new RunningServer(
                directory.resolve("preflight"),
                Map.of("maintenance.http.cors.preflight", "answer", "maintenance.http.cors.origins", "*"))) {
            answering.maintenance.enable();

            var answer = answering.send(
                    "OPTIONS",
                    path,
                    "X-Original-Method",
                    "OPTIONS",
                    "X-Forwarded-Method",
                    "OPTIONS",
                    "Origin",
                    "https://shop.example",
                    "Access-Control-Request-Method",
                    "PUT");

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("X-Maintenance-Mode")).contains(status == 204 ? "on" : "bypass");
        }
    }

    @Test
    void theConfiguredStatusIsThatOfThePage() throws Exception {
        try (RunningServer limited =
                new RunningServer(directory.resolve("status"), Map.of("maintenance.http.response.status", "429"))) {
            limited.maintenance.enable();

            assertThat(limited.get("/page/nginx", VISITOR).statusCode()).isEqualTo(429);
            assertThat(limited.get("/gate/caddy", VISITOR).statusCode()).isEqualTo(429);
            assertThat(limited.get("/gate/envoy").statusCode()).isEqualTo(403);
        }
    }
}
