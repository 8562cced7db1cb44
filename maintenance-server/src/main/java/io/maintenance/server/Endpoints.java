// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.AdminApi;
import io.maintenance.http.RequestView;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands each request to the endpoint that its path names. */
final class Endpoints extends Handler.Abstract {

    private final GateEndpoint gate;
    private final StateEndpoint state;
    private final MetricsEndpoint metrics;
    private final ConsoleEndpoint console = new ConsoleEndpoint();
    private final AdminApi admin;

    Endpoints(GateEndpoint gate, StateEndpoint state, MetricsEndpoint metrics, AdminApi admin) {
        this.gate = gate;
        this.state = state;
        this.metrics = metrics;
        this.admin = admin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestView view = new JettyRequestView(request);
        ServerResponse answer = answer(view, request);
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        if (answer.events().isPresent()) {
            new EventWriter(answer.events().get(), response, callback).start();
        } else {
            response.write(true, body(answer, view.method()), callback);
        }
        return true;
    }

    private ServerResponse answer(RequestView view, Request request) {
        String path = view.path();
        return gate.answer(view)
                .or(() -> path == null ? Optional.empty() : state.answer(path))
                .or(() -> metrics.answer(view))
                .or(() -> path == null ? Optional.empty() : console.answer(view.method(), path))
                .orElseGet(() -> ServerResponse.of(admin.handle(view, Content.Source.asInputStream(request))));
    }

    private static ByteBuffer body(ServerResponse answer, String method) {
        return method.equals("HEAD") ? ByteBuffer.allocate(0) : answer.body();
    }
}
