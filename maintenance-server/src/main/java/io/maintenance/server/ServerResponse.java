// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.AdminResponse;
import io.maintenance.admin.EventStream;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.http.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an endpoint answers.
 *
 * @param status the status code
 * @param headers the headers
 * @param body the body, to be read once
 * @param events what follows in place of a body
 */
record ServerResponse(int status, List<Header> headers, ByteBuffer body, Optional<EventStream> events) {

    private static final Header NO_STORE = new Header("Cache-Control", "no-store");

    ServerResponse(int status, List<Header> headers, ByteBuffer body) {
        this(status, headers, body, Optional.empty());
    }

    static ServerResponse text(int status, String text) {
        return of(status, "text/plain;charset=utf-8", text + "\n");
    }

    static ServerResponse json(int status, Map<String, ?> document) {
        return of(status, "application/json", JsonWriter.line(document) + "\n");
    }

    static ServerResponse of(int status, String type, String text) {
        return new ServerResponse(
                status,
                List.of(new Header("Content-Type", type), NO_STORE),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    static ServerResponse of(AdminResponse response) {
        return new ServerResponse(
                response.status(), response.headers(), ByteBuffer.wrap(response.body()), response.events());
    }
}
