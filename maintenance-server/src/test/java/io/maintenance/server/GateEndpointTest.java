// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.BypassSecret;
import java.io.IOException;
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
}
