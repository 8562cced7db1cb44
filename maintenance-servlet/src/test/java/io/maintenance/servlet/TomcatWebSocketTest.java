// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

class TomcatWebSocketTest extends WebSocketRules {

    TomcatWebSocketTest() {
        super(EnumSet.allOf(FilterRegistrationMode.class));
    }

    @Override
    ServletServer start(MaintenanceFilter filter, FilterRegistrationMode way) throws Exception {
        return TomcatServletServer.start(context -> add(context, filter, way));
    }

    private static void add(Context context, MaintenanceFilter filter, FilterRegistrationMode way) {
        Tomcat.addServlet(context, "none", "org.apache.catalina.servlets.DefaultServlet");
        context.addServletMappingDecoded("/", "none");
        switch (way) {
            case CONFIGURED -> {
                TomcatServletServer.addFilter(context, filter, Map.of());
                context.addServletContainerInitializer(new WsSci(), Set.of(EchoEndpoint.class));
            }
            case BEFORE_ENDPOINTS -> {
                context.addServletContainerInitializer(
                        (classes, servlets) -> MaintenanceFilter.addTo(servlets, filter), Set.of());
                context.addServletContainerInitializer(new WsSci(), Set.of(EchoEndpoint.class));
            }
            case AFTER_ENDPOINTS -> {
                context.addServletContainerInitializer(new WsSci(), Set.of(EchoEndpoint.class));
                context.addServletContainerInitializer(
                        (classes, servlets) -> MaintenanceFilter.addTo(servlets, filter), Set.of());
            }
            case BEHIND_OTHERS -> {
                context.addServletContainerInitializer(new WsSci(), Set.of(EchoEndpoint.class));
                context.addServletContainerInitializer((classes, servlets) -> addBehind(servlets, filter), Set.of());
            }
        }
    }

    private static void addBehind(ServletContext context, MaintenanceFilter filter) {
        Objects.requireNonNull(context.addFilter("own", filter))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }
}
