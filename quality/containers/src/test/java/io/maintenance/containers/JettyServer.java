// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.Gate;
import io.maintenance.servlet.MaintenanceFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts Jetty. */
final class JettyServer {

    private JettyServer() {}

    static GatedServer start(Gate gate, ServletContextHandler context) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        FilterHolder filter = new FilterHolder(new MaintenanceFilter(gate));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        return new GatedServer(connector.getLocalPort(), server::stop);
    }
}
