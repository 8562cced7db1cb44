// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Caddy that asks about each request. */
class CaddyTest extends AskingProxyRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(directory, (place, port, server) -> new CaddyProcess(place, port), "caddy");
    }

    @Override
    boolean asksWhileOff() {
        return true;
    }

    @Override
    boolean keepsTheLastVerdict() {
        return false;
    }

    @Test
    void aPartIsHeldBackByItsHost() {
        assertThatAPartIsHeldBackByItsHost();
    }
}
