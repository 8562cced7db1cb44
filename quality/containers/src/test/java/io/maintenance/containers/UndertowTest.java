// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.http.Gate;
import io.maintenance.servlet.MaintenanceFilter;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.InetSocketAddress;

class UndertowTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) throws Exception {
        DeploymentInfo application = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/")
                .setDeploymentName("application")
                .addFilter(Servlets.filter(
                        "maintenance",
                        MaintenanceFilter.class,
                        new ImmediateInstanceFactory<Filter>(new MaintenanceFilter(gate))))
                .addFilterUrlMapping("maintenance", "/*", DispatcherType.REQUEST);
        for (SampleHandler each : SampleHandler.values()) {
            application.addServlet(Servlets.servlet(
                            each.name(),
                            SampleHandlerServlet.class,
                            new ImmediateInstanceFactory<Servlet>(new SampleHandlerServlet(each)))
                    .addMapping(SampleHandlerServlet.mapping(each)));
        }
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(application);
        manager.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", manager.start())
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return new GatedServer(port, server::stop);
    }
}
