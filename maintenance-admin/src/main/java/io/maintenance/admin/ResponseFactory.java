// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes responses that no cache keeps and no browser takes for something else. */
final class ResponseFactory {

    private static final List<Header> ALWAYS =
            List.of(new Header("Cache-Control", "no-store"), new Header("X-Content-Type-Options", "nosniff"));

    private ResponseFactory() {}

    /** Returns a JSON document. */
    static AdminResponse json(int status, Map<String, ?> document, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", "application/json"));
        return document(status, all, document);
    }

    /** Returns a document whose type is among the headers. */
    static AdminResponse document(int status, List<Header> headers, Map<String, ?> document) {
        return of(status, headers, (JsonWriter.line(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static AdminResponse of(int status, List<Header> headers, byte[] body) {
        return AdminResponse.of(status, always(headers), body);
    }

    /** Returns a stream of server-sent events, which no proxy is to hold back. */
    static AdminResponse events(EventStream events) {
        List<Header> headers =
                List.of(new Header("Content-Type", "text/event-stream"), new Header("X-Accel-Buffering", "no"));
        return new AdminResponse(200, always(headers), new byte[0], Optional.of(events));
    }

    private static List<Header> always(List<Header> headers) {
        List<Header> all = new ArrayList<>(ALWAYS);
        all.addAll(headers);
        return all;
    }
}
