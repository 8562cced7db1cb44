// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.httpserver;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.jdk.GateFilter;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An application on the server of the JDK, on a free port of this machine. */
public final class HttpServerExample {

    private HttpServerExample() {}

    /** Runs the example until it is stopped. */
    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms on Java 17
        System.setProperty("sun.net.httpserver.maxReqTime", "60"); // seconds; else who stops sending keeps a thread
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        HttpContext context = server.createContext("/", exchange -> {
            byte[] hello = "Hello\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, hello.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(hello);
            }
        });
        // region filter
        MaintenanceMode maintenance = MaintenanceMode.open();
        context.getFilters().add(new GateFilter(Gate.of(maintenance)));
        // endregion
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
