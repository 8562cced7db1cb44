// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.Gate;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

class JettyTest extends ContainerRules {

    @Override
    protected Container start(Gate gate) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        for (Handler each : Handler.values()) {
            context.addServlet(new ServletHolder(new HandlerServlet(each)), HandlerServlet.mapping(each));
        }
        return JettyServer.start(gate, context);
    }
}
