// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the server of the JDK, as the gate sees it. Used by the thread that handles the exchange.
 *
 * @param exchange what the server hands over
 */
public record ExchangeRequestView(HttpExchange exchange) implements RequestView {

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

    /** The text that was sent, and not the parts of the URI: in {@code //host/robots.txt} the first is a host for the server. */
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
        return exchange instanceof HttpsExchange;
    }

    @Override
    public String protocol() {
        return exchange.getProtocol();
    }
}
