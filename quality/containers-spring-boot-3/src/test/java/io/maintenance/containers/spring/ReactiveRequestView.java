// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.http.RequestView;
import io.maintenance.http.RoutedPath;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request to WebFlux as the gate sees it.
 *
 * @param request the request
 */
record ReactiveRequestView(ServerHttpRequest request) implements RequestView {

    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public @Nullable String path() {
        return RoutedPath.of(request.getPath().pathWithinApplication().value());
    }

    /** Spring cuts off what follows a hash sign, which is part of the target all the same. */
    @Override
    public String rawPath() {
        String fragment = request.getURI().getRawFragment();
        return request.getPath().value() + (fragment == null ? "" : "#" + fragment);
    }

    @Override
    public @Nullable String query() {
        return request.getURI().getRawQuery();
    }

    @Override
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        request.getHeaders().forEach((each, lines) -> {
            if (each.equalsIgnoreCase(name)) {
                values.addAll(lines);
            }
        });
        return values;
    }

    @Override
    public @Nullable String remoteAddress() {
        InetSocketAddress peer = request.getRemoteAddress();
        return peer == null ? null : peer.getAddress().getHostAddress();
    }

    @Override
    public @Nullable String host() {
        return request.getHeaders().getFirst("Host");
    }

    @Override
    public boolean secure() {
        return request.getSslInfo() != null;
    }

    @Override
    public String protocol() {
        return "HTTP/1.1";
    }
}
