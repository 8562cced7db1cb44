// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.nio.file.Path;

/** Apache httpd that obeys the files of the server. */
class ApacheTest extends ProxyRules implements LastVerdictRules {

    @Override
    ProxyFixture open(Path directory) throws IOException {
        return new ProxyFixture(
                directory, (place, port, server) -> new ApacheProcess(place, port), "apache", "--mirror", "MIRROR");
    }

    @Override
    boolean asksWhileOff() {
        return false;
    }
}
