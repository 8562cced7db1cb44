// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.AdminResponse;
import io.maintenance.admin.EventStream;
import io.maintenance.http.Header;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        Header type = new Header("Content-Type", "text/plain;charset=utf-8");
        return new ServerResponse(
                status, List.of(type, NO_STORE), ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    static ServerResponse of(AdminResponse response) {
        return new ServerResponse(
                response.status(), response.headers(), ByteBuffer.wrap(response.body()), response.events());
    }
}
