// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;

/** Caddy that obeys the files of the server. */
class CaddyMirrorTest extends AskingProxyRules implements LastVerdictRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(
                directory, (place, port, server) -> new CaddyProcess(place, port), "caddy", "--mirror", "MIRROR");
    }

    @Override
    boolean asksWhileOff() {
        return false;
    }
}
