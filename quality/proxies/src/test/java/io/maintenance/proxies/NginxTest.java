// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** nginx that asks: a verdict about everybody, kept for a second, and then about one request. */
class NginxTest extends AskingProxyRules implements LastVerdictRules, ToggleRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(directory, (place, port, server) -> new NginxProcess(place, port), "nginx");
    }

    @Override
    boolean asksWhileOff() {
        return true;
    }

    @Test
    void aPartIsHeldBackByItsHost() {
        assertThatAPartIsHeldBackByItsHost();
    }
}
