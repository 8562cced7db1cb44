// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.Header;
import java.util.List;
import java.util.Optional;

/**
 * What the admin API answers. Immutable; the body is not copied, and nobody may change it.
 *
 * @param status the status code
 * @param headers the headers, without {@code Content-Length}
 * @param body the body, without what a response to {@code HEAD} leaves out; empty if there is none
 * @param events what follows the headers in place of a body, for as long as the client stays; absent from most
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by its maker
public record AdminResponse(int status, List<Header> headers, byte[] body, Optional<EventStream> events) {

    private static final byte[] NOTHING = {};

    /** Copies the headers. */
    public AdminResponse {
        headers = List.copyOf(headers);
    }

    /** Returns a response with a body. */
    static AdminResponse of(int status, List<Header> headers, byte[] body) {
        return new AdminResponse(status, headers, body, Optional.empty());
    }

    /** Returns the response to {@code HEAD}; a stream ends. */
    AdminResponse withoutBody() {
        events.ifPresent(EventStream::close);
        return of(status, headers, NOTHING);
    }
}
