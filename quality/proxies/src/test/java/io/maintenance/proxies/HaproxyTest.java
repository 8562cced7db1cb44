// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** HAProxy that obeys its map, which the server keeps. */
class HaproxyTest extends AskingProxyRules implements LastVerdictRules, ToggleRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(directory, HaproxyTest::haproxy, "haproxy", "--mirror", "MIRROR");
    }

    @Override
    boolean asksWhileOff() {
        return false;
    }

    private static ProxyProcess haproxy(Path directory, int port, Sidecar server) {
        return new HaproxyProcess(
                directory, port, ConfigurationCommand.print("haproxy-lua", "--server", "127.0.0.1:" + server.port()));
    }

    @Test
    void aPartIsHeldBackByItsHost() {
        assertThatAPartIsHeldBackByItsHost();
    }
}
