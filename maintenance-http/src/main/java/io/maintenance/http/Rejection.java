// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the answer to a request that is rejected. */
final class Rejection {

    private Rejection() {}

    static Answer of(Visit visit) {
        byte[] body = "Service Unavailable\n".getBytes(StandardCharsets.UTF_8);
        List<Header> headers = List.of(
                new Header("Content-Type", "text/plain; charset=utf-8"),
                new Header("Content-Length", Integer.toString(body.length)),
                new Header("Retry-After", "120"),
                new Header("Cache-Control", "no-store"),
                new Header("X-Maintenance-Mode", "on"));
        return new Answer(
                Reason.MAINTENANCE, 503, headers, visit.request().method().equals("HEAD") ? new byte[0] : body);
    }
}
