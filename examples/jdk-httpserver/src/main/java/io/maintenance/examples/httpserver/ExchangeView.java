// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.maintenance.http.RequestView;
import io.maintenance.http.RoutedPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the server of the JDK, as the gate sees it.
 *
 * @param exchange what the server hands over
 */
record ExchangeView(HttpExchange exchange) implements RequestView {

    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    @Override
    public @Nullable String path() {
        return RoutedPath.of(rawPath());
    }

    /** Not the path of the URI: for the server {@code //host/robots.txt} is a host and {@code /robots.txt}. */
    @Override
    public String rawPath() {
        return exchange.getRequestURI().toString().split("\\?", 2)[0];
    }

    @Override
    public @Nullable String query() {
        return exchange.getRequestURI().getRawQuery();
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
