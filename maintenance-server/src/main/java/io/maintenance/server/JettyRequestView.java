// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.RequestTarget;
import io.maintenance.http.RequestView;
import java.net.InetSocketAddress;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request to Jetty, as gate and admin API see it.
 *
 * @param request what the server hands over
 */
record JettyRequestView(Request request) implements RequestView {

    @Override
    public String method() {
        return request.getMethod();
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

    private RequestTarget target() {
        return new RequestTarget(request.getHttpURI().getPathQuery());
    }

    @Override
    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    @Override
    public @Nullable String remoteAddress() {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress()
                : null;
    }

    @Override
    public @Nullable String host() {
        return request.getHeaders().get("Host");
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }

    @Override
    public String protocol() {
        return request.getConnectionMetaData().getProtocol();
    }
}
