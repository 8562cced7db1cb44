// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of proxies that have a name. */
class ProxyNetworkTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private Gate behind(String trusted) {
        return site.gate("client-address.header", "X-Forwarded-For", "client-address.trusted", trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "loopback, 127.0.0.1",
        "loopback, ::1",
        "private, 10.255.0.1",
        "private, 172.31.255.255",
        "private, 192.168.0.1",
        "private, fd00::1",
        "link-local, 169.254.10.1",
        "link-local, fe80::1%eth0",
        "cloudflare, 173.245.48.1",
        "cloudflare, 104.27.255.255",
        "cloudflare, 2606:4700::1",
        "'203.0.113.0/24, cloudflare, unix', 203.0.113.5"
    })
    void theHeaderOfAProxyThereCounts(String trusted, String peer) {
        SampleRequest request = new SampleRequest().from(peer).header("X-Forwarded-For", "198.51.100.7");

        assertThat(behind(trusted).clientAddress(request)).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource({
        "loopback, 10.0.0.1",
        "private, 172.32.0.1",
        "private, 127.0.0.1",
        "link-local, 169.253.0.1",
        "cloudflare, 104.28.0.1",
        "cloudflare, 173.245.64.1"
    })
    void theHeaderOfOthersDoesNot(String trusted, String peer) {
        SampleRequest request = new SampleRequest().from(peer).header("X-Forwarded-For", "198.51.100.7");

        assertThat(behind(trusted).clientAddress(request)).isEqualTo(peer);
    }

    @Test
    void aChainThroughSeveralNetworksIsFollowed() {
        SampleRequest request = new SampleRequest()
                .from("127.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7, 162.158.1.1");

        assertThat(behind("loopback, cloudflare").clientAddress(request)).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "Cloudflare", "link_local", "localhost", "private-network"})
    void aNameThatIsNoneIsRefusedWithThoseThereAre(String name) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> HttpSettings.of(
                        Map.of(
                                "maintenance.http.client-address.header",
                                "X-Forwarded-For",
                                "maintenance.http.client-address.trusted",
                                name),
                        "a test"))
                .withMessageContaining("maintenance.http.client-address.trusted");
    }

    @Test
    void theMessageNamesTheNetworks() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> HttpSettings.of(
                        Map.of(
                                "maintenance.http.client-address.header",
                                "X-Forwarded-For",
                                "maintenance.http.client-address.trusted",
                                "aws"),
                        "a test"))
                .withMessageContaining("loopback, private, link-local, cloudflare, unix");
    }
}
