// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        List<Header> all = new ArrayList<>(ALWAYS);
        all.addAll(headers);
        return new AdminResponse(status, all, body);
    }
}
