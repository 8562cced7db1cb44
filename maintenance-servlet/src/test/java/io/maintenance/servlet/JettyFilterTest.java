// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import java.util.Map;

class JettyFilterTest extends FilterRules {

    @Override
    Container start(MaintenanceFilter filter) throws Exception {
        return JettyContainer.start(filter, Map.of());
    }
}
