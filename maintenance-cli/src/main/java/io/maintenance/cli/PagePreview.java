// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maintenance.MaintenanceMode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.HttpSettings;
import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A small server on this machine alone that answers everything as the gate does. */
final class PagePreview implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final HttpServer server;

    private PagePreview(HttpServer server) {
        this.server = server;
    }

    /** Serves the page of a maintenance; port 0 is any that is free. */
    static PagePreview of(MaintenanceMode maintenance, HttpSettings settings, @Nullable String language, int port)
            throws IOException {
        Map<String, String> own = new TreeMap<>(Map.of("maintenance.http.dry-run", "false"));
        if (language != null) {
            own.put("maintenance.http.page.language", language);
        }
        Gate gate = Gate.of(maintenance, settings.with(own, "--language"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(gate, exchange));
        server.start();
        return new PagePreview(server);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        server.stop(0);
        ended.countDown();
    }

    private static void answer(Gate gate, HttpExchange exchange) throws IOException {
        try (exchange) {
            Decision decision = gate.decide(new Exchange(exchange));
            for (Header header : decision.headers()) {
                if (!header.name().equals("Content-Length")) {
                    exchange.getResponseHeaders().add(header.name(), header.value());
                }
            }
            if (decision instanceof Answer answer) {
                exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
                answer.writeTo(exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** A request of this server. */
    private record Exchange(HttpExchange exchange) implements RequestView {

        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public @Nullable String path() {
            return target().path();
        }

        @Override
        public String rawPath() {
            return target().rawPath();
        }

        @Override
        public @Nullable String query() {
            return target().query();
        }

        /** The text that was sent: for this server {@code //host/page} is a host and a path. */
        private RequestTarget target() {
            return new RequestTarget(exchange.getRequestURI().toString());
        }

        @Override
        public List<String> headers(String name) {
            return exchange.getRequestHeaders().getOrDefault(name, List.of());
        }

        @Override
        public String remoteAddress() {
            return exchange.getRemoteAddress().getAddress().getHostAddress();
        }

        @Override
        public @Nullable String host() {
            return exchange.getRequestHeaders().getFirst("Host");
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public String protocol() {
            return exchange.getProtocol();
        }
    }
}
