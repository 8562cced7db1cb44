// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.ServletContainerInitializer;
import java.util.Set;

class TomcatAdminServletTest extends AdminServletRules {

    @Override
    ServletServer start(ServletContainerInitializer application) throws Exception {
        return TomcatServletServer.start(context -> context.addServletContainerInitializer(application, Set.of()));
    }
}
