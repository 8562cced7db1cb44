// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.ServletContainerInitializer;

class JettyAdminServletTest extends AdminServletRules {

    @Override
    ServletServer start(ServletContainerInitializer application) throws Exception {
        return JettyServletServer.start(context -> context.addServletContainerInitializer(application));
    }
}
