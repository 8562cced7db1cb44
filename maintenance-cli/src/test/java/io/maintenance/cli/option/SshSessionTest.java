// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address that {@code --allow-me} lets in. */
class SshSessionTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7 50000 10.0.0.1 22, 203.0.113.7",
        "2001:DB8::7 50000 2001:db8::1 22, 2001:db8::7",
        "fe80::1%eth0 50000 fe80::2 22, fe80::1",
        "::ffff:203.0.113.7 1 :: 22, 203.0.113.7",
    })
    void theAddressOfTheSessionIsFound(String connection, String address) {
        assertThat(SshSession.clientAddress(Map.of("SSH_CONNECTION", connection))
                        .text())
                .isEqualTo(address);
        assertThat(SshSession.clientAddress(Map.of("SSH_CLIENT", connection)).text())
                .isEqualTo(address);
    }

    @Test
    void withoutASessionThereIsNoAddress() {
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("SSH_CONNECTION", "x y"))) {
            assertThatThrownBy(() -> SshSession.clientAddress(environment))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--ip ADDRESS");
        }
    }
}
