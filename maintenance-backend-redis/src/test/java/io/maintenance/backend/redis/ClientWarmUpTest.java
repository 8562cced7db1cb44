// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.backend.redis.tls.TlsSettings;
import org.junit.jupiter.api.Test;

class ClientWarmUpTest {

    @Test
    void itComesToItsEnd() {
        assertThat(ClientWarmUp.play(null)).isTrue();
        assertThat(ClientWarmUp.play(new TlsSettings(null, null))).isTrue();
    }
}
