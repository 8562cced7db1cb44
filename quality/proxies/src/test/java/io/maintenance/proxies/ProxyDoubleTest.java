// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.http.BypassSecret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traefik and Envoy, which are not tried for real, as their documentation has them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ProxyDoubleTest {

    private SampleApplication application;
    private Sidecar sidecar;
    private TraefikDouble traefik;
    private EnvoyDouble envoy;

    enum Proxy {
        TRAEFIK,
        ENVOY
    }

    @BeforeAll
    void start() throws IOException {
        application = new SampleApplication(0);
        sidecar = new Sidecar(Map.of("maintenance.http.paths.exclude", "/open/**"));
        traefik = new TraefikDouble(print("traefik"));
        envoy = new EnvoyDouble(print("envoy"));
    }

    @AfterAll
    void end() throws IOException {
        traefik.close();
        envoy.close();
        sidecar.close();
        application.close();
    }

    @BeforeEach
    void reset() throws IOException {
        sidecar.start();
        sidecar.maintenance.disable();
        sidecar.maintenance.setAddresses(List.of());
    }

    private String print(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--application",
                                "127.0.0.1:" + application.port(),
                                "--server",
                                "127.0.0.1:" + sidecar.port()))
                .toArray(String[]::new);
        return ConfigurationCommand.print(all);
    }

    private HttpReply ask(Proxy proxy, HttpCall call) {
        return HttpConnection.ask(proxy == Proxy.TRAEFIK ? traefik.port() : envoy.port(), call);
    }

    @ParameterizedTest
    @EnumSource
    void whileOffVisitorsReachTheApplication(Proxy proxy) {
        assertThat(ask(proxy, ProxyFixture.VISIT).body()).startsWith("application\nGET /shop?a=b\n");
    }

    @ParameterizedTest
    @EnumSource
    void whileOnVisitorsSeeThePage(Proxy proxy) {
        sidecar.maintenance.enable();

        HttpReply page = ask(proxy, ProxyFixture.VISIT);

        assertThat(page.isMaintenance()).isTrue();
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(page.header("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @EnumSource
    void whileOnProgramsGetAProblemDocument(Proxy proxy) {
        sidecar.maintenance.enable();

        HttpReply problem = ask(proxy, HttpCall.of("POST", "/shop").with("Accept", "application/json"));

        assertThat(problem.isMaintenance()).isTrue();
        assertThat(problem.header("content-type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void theSecretLetsIn(Proxy proxy) {
        BypassSecret secret = BypassSecret.generate();
        sidecar.maintenance.enable(secret::addTo);

        assertThat(ask(proxy, ProxyFixture.VISIT.with("X-Maintenance-Bypass", secret.reveal()))
                        .isOfApplication())
                .isTrue();
        HttpReply link = ask(proxy, HttpCall.get("/shop?maintenance_bypass=" + secret.reveal()));
        assertThat(link.status()).isEqualTo(303);
        assertThat(link.header("location")).doesNotContain(":").doesNotContain("gate");
        String cookie = String.valueOf(link.header("set-cookie")).split(";", 2)[0];
        assertThat(ask(proxy, ProxyFixture.VISIT.with("Cookie", cookie)).isOfApplication())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theAddressThatTheProxySeesIsLetIn(Proxy proxy) {
        sidecar.maintenance.enable(spec -> spec.addresses(List.of(ProxyFixture.CLIENT)));

        assertThat(ask(proxy, ProxyFixture.VISIT).isOfApplication()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.9", "X-Forwarded-Uri: /open/x", "X-Original-URI: /open/x"})
    void whatAClientSaysOfItselfDoesNotCount(String header) {
        sidecar.maintenance.enable(spec -> spec.addresses(List.of("203.0.113.9")));

        String[] parts = header.split(": ", 2);

        for (Proxy proxy : Proxy.values()) {
            assertThat(ask(proxy, ProxyFixture.VISIT.with(parts[0], parts[1])).isMaintenance())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExcludedPathReachesTheApplicationAndAnOddOneDoesNot(Proxy proxy) {
        sidecar.maintenance.enable();

        assertThat(ask(proxy, HttpCall.get("/open/x")).isOfApplication()).isTrue();
        assertThat(ask(proxy, HttpCall.get("/open/../secret")).isOfApplication())
                .isFalse();
        assertThat(ask(proxy, HttpCall.get("/open/%2e%2e/secret")).isOfApplication())
                .isFalse();
    }

    @Test
    void envoyTellsClientsWhoAreLetInThatNothingMayBeKept() {
        sidecar.maintenance.enable(spec -> spec.addresses(List.of(ProxyFixture.CLIENT)));

        HttpReply reply = ask(Proxy.ENVOY, ProxyFixture.VISIT);

        assertThat(reply.header("x-maintenance-mode")).isEqualTo("bypass");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void withoutAServerTraefikFailsAndEnvoyDoesAsItIsTold() throws IOException {
        sidecar.kill();

        assertThat(ask(Proxy.TRAEFIK, ProxyFixture.VISIT).status()).isEqualTo(500);
        assertThat(ask(Proxy.ENVOY, ProxyFixture.VISIT).isOfApplication()).isTrue();
        try (EnvoyDouble closed = new EnvoyDouble(print("envoy", "--on-unknown", "closed"))) {
            assertThat(HttpConnection.ask(closed.port(), ProxyFixture.VISIT).status())
                    .isEqualTo(503);
        }
    }
}
