// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriverWarmUpTest {

    @Test
    void itComesToItsEnd() {
        DriverLog.route();

        assertThat(DriverWarmUp.play(Optional.empty())).isTrue();
    }
}
