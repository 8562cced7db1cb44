// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.admin.json.JsonWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the server itself refuses, such as a request that is no HTTP, with a problem document (RFC 9457) that shows nothing of the
 * request, of the server or of an exception.
 */
final class ProblemHandler extends ErrorHandler {

    private static final String TYPE = "application/problem+json";

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.write(true, document(status), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    private static ByteBuffer document(int status) {
        String title = HttpStatus.getMessage(status);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", title);
        document.put("status", status);
        document.put("detail", status < 500 ? "the server refused the request: " + title : "the server failed");
        return ByteBuffer.wrap((JsonWriter.line(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
