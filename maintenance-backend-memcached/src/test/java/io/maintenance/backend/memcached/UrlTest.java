// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.StorageKey;
import io.maintenance.spi.Traits;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlTest {

    @Test
    void thePortIs11211UnlessItIsNamed() {
        assertThat(shown("memcached://cache.internal")).isEqualTo("memcached://cache.internal:11211 (namespace shop)");
        assertThat(shown("memcached://cache.internal:1")).isEqualTo("memcached://cache.internal:1 (namespace shop)");
        assertThat(shown("memcached://[::1]/")).isEqualTo("memcached://[::1]:11211 (namespace shop)");
    }

    @Test
    void ofSeveralHostsOneIsChosenInAnyOrder() {
        assertThat(shown("memcached://a:1,b:2,c:3"))
                .isEqualTo(shown("memcached://c:3,a:1,b:2"))
                .isEqualTo(shown("memcached://b:2,c:3,A:1"));
    }

    @Test
    void whatIsMissingOrTooMuchIsNamed() {
        assertThat(problems("memcached:cache", Map.of())).contains("the host is missing");
        assertThat(problems("memcached://cache/14", Map.of())).contains("no databases");
        assertThat(problems("memcached://ops@cache", Map.of())).contains("both user and password");
        assertThat(problems("memcached://cache", Map.of("password", "x"))).contains("both user and password");
    }

    @Test
    void itIsSharedByAllNodesAndTakesWhatFitsIntoAnItem() {
        try (MaintenanceBackend backend = Opened.backend("memcached://cache.internal")) {
            assertThat(backend.traits()).isEqualTo(new Traits(Traits.Reach.CLUSTER, ItemSizeLimit.MAX_LENGTH));
            assertThat(backend.removalHint(StorageKey.MAINTENANCE_MODE_STATUS))
                    .isEqualTo("printf 'delete maintenance:shop:MAINTENANCE_MODE_STATUS\\r\\nquit\\r\\n'"
                            + " | nc cache.internal 11211");
        }
    }

    @Test
    void aNameThatCannotBeResolvedIsNamed() {
        try (MaintenanceBackend backend = Opened.backend("memcached://no-such-host.invalid")) {
            assertThat(backend.diagnose())
                    .singleElement()
                    .hasToString("Finding[severity=FAIL, check=server, detail=the name no-such-host.invalid cannot be"
                            + " resolved. Check it, and the DNS., remedy=]");
        }
    }

    private static String shown(String url) {
        try (MaintenanceBackend backend = Opened.backend(url)) {
            return backend.toString();
        }
    }

    private static String problems(String url, Map<String, String> options) {
        String[] message = {""};
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Opened.backend(url, options))
                .satisfies(refused -> message[0] = refused.problems().toString());
        return message[0];
    }
}
