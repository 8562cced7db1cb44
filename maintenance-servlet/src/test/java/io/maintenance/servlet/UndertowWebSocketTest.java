// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Undertow knows of its endpoints before it asks anybody to add filters. */
class UndertowWebSocketTest extends WebSocketRules {

    UndertowWebSocketTest() {
        super(EnumSet.of(
                FilterRegistrationMode.CONFIGURED,
                FilterRegistrationMode.AFTER_ENDPOINTS,
                FilterRegistrationMode.BEHIND_OTHERS));
    }

    @Override
    ServletServer start(MaintenanceFilter filter, FilterRegistrationMode way) throws Exception {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/app")
                .setDeploymentName("application")
                .addServletContextAttribute(
                        WebSocketDeploymentInfo.ATTRIBUTE_NAME,
                        new WebSocketDeploymentInfo().addEndpoint(EchoEndpoint.class));
        switch (way) {
            case CONFIGURED ->
                application
                        .addFilter(Servlets.filter(
                                "maintenance", MaintenanceFilter.class, new ImmediateInstanceFactory<Filter>(filter)))
                        .addFilterUrlMapping("maintenance", "/*", DispatcherType.REQUEST);
            case AFTER_ENDPOINTS ->
                addInitializer(application, (classes, context) -> MaintenanceFilter.addTo(context, filter));
            case BEHIND_OTHERS ->
                addInitializer(
                        application, (classes, context) -> Objects.requireNonNull(context.addFilter("own", filter))
                                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*"));
            case BEFORE_ENDPOINTS -> throw new IllegalArgumentException("Undertow has no such moment");
        }
        return start(application);
    }

    private static void addInitializer(DeploymentInfo application, ServletContainerInitializer initializer) {
        application.addServletContainerInitializer(new ServletContainerInitializerInfo(
                initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
    }

    private static ServletServer start(DeploymentInfo application) throws Exception {
        DeploymentManager manager = Servlets.newContainer().addDeployment(application);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", new PathHandler().addPrefixPath("/app", manager.start()))
                .build();
        server.start();
        return new UndertowServletServer(server, manager);
    }

    private record UndertowServletServer(Undertow server, DeploymentManager manager) implements ServletServer {

        @Override
        public int port() {
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }

        @Override
        public void close() {
            manager.undeploy();
            server.stop();
        }
    }
}
