// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void itComesToItsEnd() {
        assertThat(Rehearsal.play(null)).isTrue();
        assertThat(Rehearsal.play(new Tls(null, null))).isTrue();
    }
}
