// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** nginx that asks: a verdict about everybody, kept for a second, and then about one request. */
class NginxTest extends AskingProxyRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(directory, (place, port, server) -> new NginxProcess(place, port), "nginx");
    }

    @Override
    boolean asksWhileOff() {
        return true;
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
