// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.Map;

class JettyAbuseTest extends AbuseRules {

    @Override
    ServletServer start(MaintenanceFilter filter) throws Exception {
        return JettyServletServer.start(filter, Map.of());
    }
}
