// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void itComesToItsEnd() {
        DriverLog.route();

        assertThat(Rehearsal.play(Optional.empty())).isTrue();
    }
}
