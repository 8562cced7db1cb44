// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.Map;

class TomcatFilterTest extends FilterRules {

    @Override
    ServletServer start(MaintenanceFilter filter) throws Exception {
        return TomcatServletServer.start(filter, Map.of());
    }
}
