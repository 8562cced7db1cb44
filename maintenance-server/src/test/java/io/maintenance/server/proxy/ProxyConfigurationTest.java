// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.maintenance.server.ServerAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled into the templates. */
class ProxyConfigurationTest {

    private static final Path MIRROR = Path.of("/run/maintenance");

    private static ProxySite site(@Nullable Path mirror, @Nullable String scope, boolean open) {
        return new ProxySite(
                new ServerAddress("192.0.2.1", 8100),
                new ServerAddress("::1", 8200),
                new ServerAddress("sidecar", 8300),
                mirror,
                scope,
                open);
    }

    private static String text(ProxyKind kind, ProxySite site) {
        return String.join("\n", new ProxyConfiguration(kind, site).lines());
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftToFill(ProxyKind kind) {
        for (boolean open : new boolean[] {true, false}) {
            for (Path mirror : new Path[] {MIRROR, null}) {
                if (mirror == null ? !kind.needsMirror() : kind.readsMirror()) {
                    assertThat(text(kind, site(mirror, null, open)))
                            .doesNotContainPattern("@[A-Z_]+@")
                            .doesNotContainPattern("(?m)^@[a-z]+@");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HAPROXY_LUA", "TRAEFIK"})
    void theAddressesAreThoseThatAreGiven(ProxyKind kind) {
        String text = text(kind, site(kind.needsMirror() ? MIRROR : null, null, true));

        assertThat(text).contains("8100", "8200").contains("::1");
        assertThat(text.contains("sidecar")).isNotEqualTo(kind.needsMirror());
    }

    @ParameterizedTest
    @EnumSource
    void commentsSayWhereItIsFrom(ProxyKind kind) {
        assertThat(text(kind, site(kind.needsMirror() ? MIRROR : null, null, true)))
                .contains("Made by: maintenance proxy-config " + kind.label());
    }

    @Test
    void aSiteOfOneScopeAsksForThat() {
        assertThat(text(ProxyKind.NGINX, site(null, "store-a", true)))
                .contains("/gate/nginx:store-a", "/page/nginx:store-a", "proxy_cache_key nginx:store-a;")
                .doesNotContain("proxy_cache_key $host");
        assertThat(text(ProxyKind.CADDY, site(MIRROR, "store-a", true))).contains("try_files store-a.on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relative",
                "/run/a b",
                "/run/\"x\"",
                "/run/{x}",
                "/run/x;",
                "/run/$x",
                "/run/x\n",
                "/run/'x'",
                "/run/@MIRROR@",
                "/run/é",
                "/run/x#y",
                "/run/x\\y"
            })
    void aDirectoryThatMeansSomethingInAConfigurationIsRefused(String directory) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site(Path.of(directory), null, true))
                .withMessageContaining("--mirror");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Store", "a b", "a\"", "a;", "../a", "", "a\n", "-a"})
    void aScopeThatIsNoneIsRefused(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> site(null, scope, true))
                .withMessageContaining("--scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                ":80",
                "host:",
                "host:0x50",
                "host:65536",
                "host:-1",
                "ho st:80",
                "host\n:80",
                "host:80\n",
                "\"host\":80",
                "{host}:80",
                "host;:80",
                "host:80/",
                "http://host:80",
                "$host:80",
                "host:123456",
                "höst:80"
            })
    void anAddressThatMeansSomethingInAConfigurationIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerAddress.parse(address, "127.0.0.1"))
                .withMessageContaining("HOST:PORT");
    }

    @Test
    void anAddressIsAHostAndAPortOrAPortAlone() {
        assertThat(ServerAddress.parse("8089", "0.0.0.0")).isEqualTo(new ServerAddress("0.0.0.0", 8089));
        assertThat(ServerAddress.parse("[::1]:80", "x")).isEqualTo(new ServerAddress("::1", 80));
        assertThat(ServerAddress.parse("my-host.example:65535", "x"))
                .isEqualTo(new ServerAddress("my-host.example", 65_535));
    }

    @Test
    void whatAProxyCannotDoIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyConfiguration(ProxyKind.APACHE, site(null, null, true)))
                .withMessageContaining("apache needs --mirror");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyConfiguration(ProxyKind.ENVOY, site(MIRROR, null, true)))
                .withMessageContaining("envoy reads no files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyConfiguration(ProxyKind.HAPROXY, site(MIRROR, "store-a", true)))
                .withMessageContaining("maintenance.http.scopes");
    }
}
