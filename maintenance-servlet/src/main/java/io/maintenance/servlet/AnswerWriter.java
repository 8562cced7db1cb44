// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.http.Answer;
import io.maintenance.http.Header;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes what the gate decided into a servlet response. */
final class AnswerWriter {

    /** Of these there may be several, and other filters may have set some. */
    private static final Set<String> LISTS = Set.of("vary", "set-cookie");

    private AnswerWriter() {}

    /** Not {@code sendError}: the container would put a page of its own in place of ours. */
    static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        addHeaders(answer.headers(), response);
        if (answer.length() > 0) {
            answer.writeTo(response.getOutputStream());
        }
    }

    /**
     * Sends the status of a call of gRPC in trailers, where clients look for it. In headers they take it only if these end the response,
     * which not every container lets them do.
     */
    static void sendStatus(Answer answer, HttpServletResponse response) {
        Map<String, String> trailers = new LinkedHashMap<>();
        List<Header> headers = new ArrayList<>();
        for (Header header : answer.headers()) {
            if (header.name().startsWith("grpc-")) {
                trailers.put(header.name(), header.value());
            } else {
                headers.add(header);
            }
        }
        response.setStatus(answer.status());
        addHeaders(headers, response);
        response.setTrailerFields(() -> trailers);
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
