// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is one scope of several. */
class SiteScopeTest {

    @Test
    void aSiteObeysItsOwnScope(@TempDir Path directory) throws IOException {
        try (ProxyFixture site = new ProxyFixture(
                directory, (place, port, server) -> new NginxProcess(place, port), "nginx", "--scope", "store-a")) {
            site.maintenance().scope("store-b").enable();
            assertThat(site.visit().isOfApplication()).isTrue();

            site.maintenance().scope("store-a").enable();

            site.awaitOn();
        }
    }
}
