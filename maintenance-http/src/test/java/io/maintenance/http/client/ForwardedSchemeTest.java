// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.address.AddressRange;
import io.maintenance.address.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proxies tell of the encryption of a connection. */
class ForwardedSchemeTest {

    private static final AddressSet RANGES =
            AddressSet.of(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")));
    private static final TrustedProxies TRUSTED = new TrustedProxies(RANGES, false);

    private final ClientAddressResolver list = new ClientAddressResolver("X-Forwarded-For", TRUSTED);
    private final ClientAddressResolver standard = new ClientAddressResolver("Forwarded", TRUSTED);
    private final ClientAddressResolver sockets =
            new ClientAddressResolver("X-Forwarded-For", new TrustedProxies(RANGES, true));

    @ParameterizedTest
    @CsvSource({
        "https, true",
        "HTTPS, true",
        "wss, true",
        "'https,http', true",
        "', https', true",
        "http, false",
        "'http, https', false",
        "'', false",
        "httpsx, false",
    })
    void aTrustedProxyTellsWhetherTheClientIsEncrypted(String header, boolean encrypted) {
        assertThat(list.isEncrypted("10.0.0.1", List.of(header))).isEqualTo(encrypted);
        assertThat(list.isEncrypted("203.0.113.7", List.of(header))).isFalse();
        assertThat(list.isEncrypted(null, List.of(header))).isFalse();
        assertThat(sockets.isEncrypted(null, List.of(header))).isEqualTo(encrypted);
    }

    @Test
    void theStandardHeaderTellsItToo() {
        assertThat(standard.isEncrypted("10.0.0.1", List.of("for=203.0.113.7;proto=https, for=10.0.0.2;proto=http")))
                .isTrue();
        assertThat(standard.isEncrypted("10.0.0.1", List.of("for=203.0.113.7, for=10.0.0.2;proto=\"https\"")))
                .isTrue();
        assertThat(standard.isEncrypted("10.0.0.1", List.of("for=203.0.113.7;proto=http")))
                .isFalse();
        assertThat(standard.isEncrypted("10.0.0.1", List.of("https"))).isFalse();
        assertThat(standard.schemeHeader()).isEqualTo("Forwarded");
        assertThat(list.schemeHeader()).isEqualTo("X-Forwarded-Proto");
    }
}
