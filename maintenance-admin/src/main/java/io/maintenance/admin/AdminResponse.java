// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.http.Header;
import java.util.List;

/**
 * What the admin API answers. Immutable; the body is not copied, and nobody may change it.
 *
 * @param status the status code
 * @param headers the headers, without {@code Content-Length}
 * @param body the body, without what a response to {@code HEAD} leaves out; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by its maker
public record AdminResponse(int status, List<Header> headers, byte[] body) {

    /** Copies the headers. */
    public AdminResponse {
        headers = List.copyOf(headers);
    }
}
