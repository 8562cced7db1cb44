// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.Map;

class TomcatAbuseTest extends AbuseRules {

    @Override
    Container start(MaintenanceFilter filter) throws Exception {
        return TomcatContainer.start(filter, Map.of());
    }
}
