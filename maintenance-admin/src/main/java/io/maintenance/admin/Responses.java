// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.http.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes responses that no cache keeps and no browser takes for something else. */
final class Responses {

    private static final List<Header> ALWAYS =
            List.of(new Header("Cache-Control", "no-store"), new Header("X-Content-Type-Options", "nosniff"));

    private Responses() {}

    /** Returns a JSON document. */
    static AdminResponse json(int status, Map<String, ?> document, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", "application/json"));
        return of(status, all, JsonWriter.write(document));
    }

    static AdminResponse of(int status, List<Header> headers, byte[] body) {
        List<Header> all = new ArrayList<>(ALWAYS);
        all.addAll(headers);
        return new AdminResponse(status, all, body);
    }
}
