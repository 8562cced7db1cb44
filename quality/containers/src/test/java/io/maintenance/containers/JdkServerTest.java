// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import io.maintenance.http.Gate;
import io.maintenance.http.jdk.GateFilter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server of the JDK with our filter for it. Its contexts are beginnings of texts, so that one serves all. */
class JdkServerTest extends GatedServerRules {

    @Override
    protected GatedServer start(Gate gate) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        HttpContext context = server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] text = SampleHandler.of(path).text().getBytes(StandardCharsets.US_ASCII);
            SampleHandler.CACHE_HEADERS.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        context.getFilters().add(new GateFilter(gate));
        server.start();
        return new GatedServer(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }
}
