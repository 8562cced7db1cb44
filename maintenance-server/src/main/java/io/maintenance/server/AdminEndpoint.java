// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.AdminApi;
import io.maintenance.http.RequestView;
import java.io.InputStream;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;

/**
 * The admin API, which gets a request when its body is there. Thread-safe.
 *
 * @param api the API
 * @param limits how large a body may be, and how slow
 */
record AdminEndpoint(AdminApi api, ServerLimits limits) {

    /** Answers a request, now or when its body has come. */
    void answer(Request request, RequestView view, Consumer<ServerResponse> sender) {
        if (request.getLength() == 0 || view.method().equals("GET")) {
            sender.accept(answer(view, InputStream.nullInputStream()));
        } else {
            new BodyCollector(request, limits, body -> sender.accept(answer(view, body))).start();
        }
    }

    private ServerResponse answer(RequestView view, InputStream body) {
        return ServerResponse.of(api.handle(view, body));
    }
}
