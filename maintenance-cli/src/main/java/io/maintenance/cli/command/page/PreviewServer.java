// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import io.maintenance.http.jdk.GateFilter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback address that answers every request as the gate does. */
public final class PreviewServer implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server;

    private PreviewServer(HttpServer server) {
        this.server = server;
    }

    /** Starts a server for the page of a switch; port 0 is any free port. */
    public static PreviewServer of(
            MaintenanceMode maintenance, HttpSettings settings, @Nullable String language, int port)
            throws IOException {
        Map<String, String> own = new TreeMap<>(Map.of("maintenance.http.dry-run", "false"));
        if (language != null) {
            own.put("maintenance.http.page.language", language);
        }
        Gate gate = Gate.of(maintenance, settings.with(own, "--language"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", PreviewServer::answerNothing).getFilters().add(new GateFilter(gate));
        server.start();
        return new PreviewServer(server);
    }

    /** Returns the URL of the page. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Waits until the server is closed. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        server.stop(0);
        ended.countDown();
    }

    /** Answers what the gate lets through, which would be the application's to answer. */
    private static void answerNothing(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(404, -1);
        }
    }
}
