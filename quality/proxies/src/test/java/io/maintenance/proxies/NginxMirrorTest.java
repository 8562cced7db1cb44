// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;

/** nginx that obeys the files of the server. */
class NginxMirrorTest extends AskingProxyRules implements LastVerdictRules, ToggleRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(
                directory, (place, port, server) -> new NginxProcess(place, port), "nginx", "--mirror", "MIRROR");
    }

    @Override
    boolean asksWhileOff() {
        return false;
    }
}
