// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.maintenance.admin.AdminApi;
import io.maintenance.admin.AdminResponse;
import io.maintenance.http.jdk.ExchangeRequestView;
import java.io.IOException;
import java.util.Objects;

/**
 * The admin API as a handler of the JDK's server, mounted at the root. Thread-safe.
 *
 * <pre>{@code
 * server.createContext("/", new AdminHandler(new AdminApi(maintenance, gate, AdminSettings.of(maintenance))));
 * }</pre>
 */
public final class AdminHandler implements HttpHandler {

    private static final int NO_BODY = -1;

    private final AdminApi api;

    /** Creates a handler. */
    public AdminHandler(AdminApi api) {
        this.api = Objects.requireNonNull(api, "api");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            AdminResponse response = api.handle(new ExchangeRequestView(exchange), exchange.getRequestBody());
            response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? NO_BODY : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
