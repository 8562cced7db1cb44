// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a request that was answered unread. A client that is still sending when the connection ends sees a broken
 * connection in place of the answer, unless somebody goes on taking what it sends.
 *
 * @param request the request
 */
record Leftover(HttpServletRequest request) {

    /** Who sends more than this wants to be cut off. */
    private static final int MOST = 32 << 20;

    static Leftover of(HttpServletRequest request) {
        return new Leftover(request);
    }

    /** Reads the body and throws it away. A client that waits for leave to send it has the answer, and sends nothing. */
    void drain() {
        if (!isSent() || request.getHeader("Expect") != null) {
            return;
        }
        try {
            InputStream body = request.getInputStream();
            byte[] part = new byte[8192];
            int left = MOST;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = body.read(part);
            }
        } catch (IOException | IllegalStateException gone) {
            return; // with the client, or into the hands of a filter before this one
        }
    }

    private boolean isSent() {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
