// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is true behind a proxy that keeps the last verdict. */
interface LastVerdictRules {

    ProxyFixture site();

    @Test
    default void aRestartWhileTheServerIsDeadKeepsTheLastVerdict() throws IOException {
        site().turnOn();
        site().sidecar.kill();

        site().proxy.stop();
        site().proxy.start();

        assertThat(site().visit().isMaintenance()).isTrue();
    }
}
