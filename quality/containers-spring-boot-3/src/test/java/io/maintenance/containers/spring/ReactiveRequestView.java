// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers.spring;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

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
        return new RequestTarget(request.getPath().pathWithinApplication().value()).path();
    }

    @Override
    public String rawPath() {
        return target().rawPath();
    }

    @Override
    public @Nullable String query() {
        return target().query();
    }

    /** As the server has it: Spring cuts off what follows a hash sign, and on Boot 4.1 takes {@code *} for {@code /}. */
    private RequestTarget target() {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        return new RequestTarget(sent.uri());
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
