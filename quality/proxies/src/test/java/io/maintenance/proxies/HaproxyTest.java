// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** HAProxy that obeys its map, which the server keeps. */
class HaproxyTest extends AskingProxyRules {

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
    void aRestartWhileTheServerIsDeadKeepsTheLastVerdict() throws Exception {
        site.turnOn();
        site.sidecar.kill();

        site.proxy.stop();
        site.proxy.start();

        assertThat(site.visit().isMaintenance()).isTrue();
    }

    @Test
    @Tag("slow")
    void togglesShowNothingElseOnManyConnections() throws Exception {
        new ToggleTrial(site, 64, 20).run();
    }

    @Test
    void aPartIsHeldBackByItsHost() {
        assertThatAPartIsHeldBackByItsHost();
    }
}
