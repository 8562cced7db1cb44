// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.maintenance.admin.AdminApi;
import io.maintenance.admin.AdminResponse;
import io.maintenance.admin.EventStream;
import io.maintenance.http.jdk.ExchangeRequestView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The admin API as a handler of the JDK's server, mounted at the root. That server has a thread for each request: each of the at most
 * {@value #MOST_LISTENERS} clients that listen to events holds one of its executor's, until it goes or the API is closed. Thread-safe.
 *
 * <pre>{@code
 * server.createContext("/", new AdminHandler(new AdminApi(maintenance, gate, AdminSettings.of(maintenance))));
 * }</pre>
 */
public final class AdminHandler implements HttpHandler {

    private static final int MOST_LISTENERS = 8;
    private static final int NO_BODY = -1;
    private static final int UNTIL_CLOSED = 0;
    private static final int MOST_DRAINED = 2 << 20;
    private static final int PART = 8 << 10;

    private final AdminApi api;
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);

    /** Creates a handler. */
    public AdminHandler(AdminApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AdminResponse response = api.handle(new ExchangeRequestView(exchange), exchange.getRequestBody());
            if (response.events().isPresent()) {
                listen(exchange, response, response.events().get());
            } else {
                send(exchange, response);
            }
        }
    }

    private static void send(HttpExchange exchange, AdminResponse response) throws IOException {
        byte[] body = response.body();
        begin(exchange, response, body.length == 0 ? NO_BODY : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            drain(exchange.getRequestBody());
        }
    }

    /** A client that still sends would see a broken connection in place of the answer. */
    private static void drain(InputStream body) throws IOException {
        byte[] part = new byte[PART];
        for (int left = MOST_DRAINED, read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(part);
        }
    }

    private void listen(HttpExchange exchange, AdminResponse response, EventStream events) throws IOException {
        if (!listeners.tryAcquire()) {
            send(exchange, events.refuse());
            return;
        }
        try (events) {
            begin(exchange, response, UNTIL_CLOSED);
            OutputStream out = exchange.getResponseBody();
            for (Optional<byte[]> next = events.take(); next.isPresent(); next = events.take()) {
                out.write(next.get());
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.release();
        }
    }

    private static void begin(HttpExchange exchange, AdminResponse response, int length) throws IOException {
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        exchange.sendResponseHeaders(response.status(), length);
    }
}
