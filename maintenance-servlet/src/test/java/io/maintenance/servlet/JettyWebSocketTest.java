// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

class JettyWebSocketTest extends WebSocketRules {

    JettyWebSocketTest() {
        super(EnumSet.allOf(FilterRegistrationMode.class));
    }

    @Override
    ServletServer start(MaintenanceFilter filter, FilterRegistrationMode way) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/app");
        switch (way) {
            case CONFIGURED -> {
                context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
                addEndpoint(context);
            }
            case BEFORE_ENDPOINTS -> {
                context.addEventListener(new FilterAddingListener(filter));
                addEndpoint(context);
            }
            case AFTER_ENDPOINTS -> {
                addEndpoint(context);
                context.addEventListener(new FilterAddingListener(filter));
            }
            case BEHIND_OTHERS -> {
                addEndpoint(context);
                context.addEventListener(new LateFilterListener(filter));
            }
        }
        server.setHandler(context);
        server.start();
        return new JettyServletServer(server, connector.getLocalPort());
    }

    private static void addEndpoint(ServletContextHandler context) {
        JakartaWebSocketServletContainerInitializer.configure(
                context, (servlets, endpoints) -> endpoints.addEndpoint(EchoEndpoint.class));
    }

    private record FilterAddingListener(MaintenanceFilter filter) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            MaintenanceFilter.addTo(event.getServletContext(), filter);
        }
    }

    private record LateFilterListener(MaintenanceFilter filter) implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Objects.requireNonNull(event.getServletContext().addFilter("own", filter))
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        }
    }
}
