// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.http.RequestView;
import java.nio.ByteBuffer;
import java.util.Optional;
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
    private final AdminEndpoint admin;

    Endpoints(GateEndpoint gate, StateEndpoint state, MetricsEndpoint metrics, AdminEndpoint admin) {
        this.gate = gate;
        this.state = state;
        this.metrics = metrics;
        this.admin = admin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RequestView view = new JettyRequestView(request);
        Optional<ServerResponse> answer = answer(view);
        if (answer.isPresent()) {
            send(answer.get(), view.method(), response, callback);
        } else {
            admin.answer(request, view, late -> send(late, view.method(), response, callback));
        }
        return true;
    }

    /** Returns what can be answered at once; empty if it is the admin API's. */
    private Optional<ServerResponse> answer(RequestView view) {
        String path = view.path();
        return gate.answer(view)
                .or(() -> path == null ? Optional.empty() : state.answer(path))
                .or(() -> metrics.answer(view))
                .or(() -> path == null ? Optional.empty() : console.answer(view.method(), path));
    }

    private static void send(ServerResponse answer, String method, Response response, Callback callback) {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        if (answer.events().isPresent()) {
            new EventWriter(answer.events().get(), response, callback).start();
        } else {
            response.write(true, body(answer, method), callback);
        }
    }

    private static ByteBuffer body(ServerResponse answer, String method) {
        return method.equals("HEAD") ? ByteBuffer.allocate(0) : answer.body();
    }
}
