// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.http.Answer;
import io.maintenance.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes what the gate decided into a servlet response. */
final class Responses {

    /** Of these there may be several, and other filters may have set some. */
    private static final Set<String> LISTS = Set.of("vary", "set-cookie");

    private Responses() {}

    /** Not {@code sendError}: the container would put a page of its own in place of ours. */
    static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        addHeaders(answer.headers(), response);
        if (answer.length() > 0) {
            answer.writeTo(response.getOutputStream());
        }
        response.flushBuffer();
    }

    static void addHeaders(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (LISTS.contains(header.name().toLowerCase(Locale.ROOT))) {
                response.addHeader(header.name(), header.value());
            } else {
                response.setHeader(header.name(), header.value());
            }
        }
    }
}
