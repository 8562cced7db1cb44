// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies that ask, and whose server never answered. */
class UnknownVerdictTest {

    static Stream<Arguments> proxies() {
        BiFunction<Path, Integer, ProxyProcess> nginx = NginxProcess::new;
        BiFunction<Path, Integer, ProxyProcess> caddy = CaddyProcess::new;
        return Stream.of(
                Arguments.of("nginx", nginx, "open", true),
                Arguments.of("nginx", nginx, "closed", false),
                Arguments.of("caddy", caddy, "closed", false));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("proxies")
    void theyDoAsTheyAreTold(
            String kind,
            BiFunction<Path, Integer, ProxyProcess> factory,
            String policy,
            boolean open,
            @TempDir Path directory)
            throws IOException {
        try (ProxyFixture site = new ProxyFixture(
                directory, (place, port, server) -> factory.apply(place, port), kind, "--on-unknown", policy)) {
            site.sidecar.kill();

            HttpReply reply = site.visit();

            assertThat(reply.isOfApplication()).isEqualTo(open);
            assertThat(reply.status()).isEqualTo(open ? 200 : 503);

            site.sidecar.start();

            site.awaitOff();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "closed"})
    void whatNginxItselfForbidsStaysForbidden(String policy, @TempDir Path directory) throws IOException {
        ProxyFixture.ProxyFactory denying = (place, port, server) ->
                new NginxProcess(place, port, configuration -> configuration.replace("# (3)", "deny all;"));
        try (ProxyFixture site = new ProxyFixture(directory, denying, "nginx", "--on-unknown", policy)) {
            assertThat(site.visit().status()).isEqualTo(403);

            site.maintenance().enable();

            assertThat(site.visit().isOfApplication()).isFalse();
        }
    }
}
