// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.tomcat;

import io.maintenance.MaintenanceMode;
import io.maintenance.servlet.MaintenanceFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A web application on Tomcat, on a free port of this machine. */
public final class TomcatExample {

    private TomcatExample() {}

    /** Runs the example until it is stopped. */
    public static void main(String[] args) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        // region filter
        MaintenanceMode maintenance = MaintenanceMode.open();
        context.addServletContainerInitializer(
                (classes, servlets) -> MaintenanceFilter.addTo(servlets, new MaintenanceFilter(maintenance)), Set.of());
        // endregion
        Tomcat.addServlet(context, "hello", new Hello());
        context.addServletMappingDecoded("/", "hello");
        tomcat.start();
        System.out.println("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        tomcat.getServer().await();
    }

    private static final class Hello extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain; charset=utf-8");
            response.getWriter().write("Hello\n");
        }
    }
}
