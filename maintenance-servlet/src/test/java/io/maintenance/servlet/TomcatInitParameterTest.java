// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.Map;

class TomcatInitParameterTest extends InitParameterRules {

    @Override
    ServletServer start(MaintenanceFilter filter, Map<String, String> initParameters) throws Exception {
        return TomcatServletServer.start(filter, initParameters);
    }
}
