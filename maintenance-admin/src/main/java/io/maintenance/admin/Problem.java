// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.FieldError;
import io.maintenance.http.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, as a problem document (RFC 9457). Immutable.
 *
 * @param status the status code
 * @param type what kind it is, one word of {@code docs/admin.md}: {@code not-stored}
 * @param detail a sentence for people
 * @param errors the fields that are wrong; empty if it is not about fields
 * @param headers what the answer needs beside it
 */
record Problem(int status, String type, String detail, List<FieldError> errors, List<Header> headers) {

    private static final String URN = "urn:maintenance:problem:";

    Problem {
        errors = List.copyOf(errors);
        headers = List.copyOf(headers);
    }

    static Problem of(int status, String type, String detail) {
        return new Problem(status, type, detail, List.of(), List.of());
    }

    static Problem of(int status, String type, String detail, Header... headers) {
        return new Problem(status, type, detail, List.of(), List.of(headers));
    }

    static Problem of(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).field() + " " + errors.get(0).message()
                : errors.size() + " fields are wrong";
        return new Problem(400, "invalid-field", detail, errors, List.of());
    }

    /** Returns the document, to which a caller may add. */
    Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", URN + type);
        document.put("title", type.replace('-', ' '));
        document.put("status", status);
        document.put("detail", detail);
        if (!errors.isEmpty()) {
            document.put(
                    "errors",
                    errors.stream()
                            .map(each -> Map.of("field", each.field(), "message", each.message()))
                            .toList());
        }
        return document;
    }

    AdminResponse response() {
        return response(document());
    }

    /** Returns the response with a document to which something was added. */
    AdminResponse response(Map<String, ?> document) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("Content-Type", "application/problem+json"));
        return ResponseFactory.document(status, all, document);
    }
}
