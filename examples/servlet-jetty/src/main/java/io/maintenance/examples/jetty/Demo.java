// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.jetty;

import io.maintenance.MaintenanceMode;
import io.maintenance.servlet.MaintenanceFilter;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** Serves a page that shows what to try, on the port that is given or on a free one of this machine. */
public final class Demo {

    private Demo() {}

    /** Runs the demo until it is stopped. */
    public static void main(String[] args) throws Exception {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        // region filter
        MaintenanceMode maintenance = MaintenanceMode.open();
        FilterHolder filter = new FilterHolder(new MaintenanceFilter(maintenance));
        filter.setAsyncSupported(true);

        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        // endregion
        context.addServlet(Shop.class, "/");
        server.setHandler(context);
        server.start();
        System.out.println(
                "The demo runs at " + server.getURI() + " and obeys the switch of this machine; Ctrl-C ends it.");
        server.join();
    }
}
