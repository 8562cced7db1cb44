// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.Gate;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

class JettyTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        for (SampleHandler each : SampleHandler.values()) {
            context.addServlet(new ServletHolder(new SampleHandlerServlet(each)), SampleHandlerServlet.mapping(each));
        }
        return JettyServer.start(gate, context);
    }
}
