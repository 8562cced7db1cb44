// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses only this machine reaches: there no token is needed. */
class ServerAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.10", "::1", "0:0:0:0:0:0:0:1"})
    void isLoopback(String host) {
        assertThat(new ServerAddress(host, 0).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.evil.example", "0.0.0.0", "::", "10.0.0.1", "localhost.example", "127.0.0.1.example"})
    void isNotLoopback(String host) {
        assertThat(new ServerAddress(host, 0).isLoopback()).isFalse();
    }
}
