// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin;

import io.maintenance.admin.json.JsonFields;
import io.maintenance.admin.json.JsonReader;
import io.maintenance.http.RequestView;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the body of a request: one JSON object of at most 16 KB, or nothing. */
final class RequestBody {

    private static final int LARGEST = 16 << 10;
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/([a-z0-9.+-]+\\+)?json(\\s*;\\s*charset=\"?utf-8\"?)?\\s*");

    private RequestBody() {}

    static JsonFields read(RequestView request, InputStream body) {
        byte[] bytes = bytes(body);
        if (bytes.length == 0) {
            return JsonFields.none();
        }
        checkType(request.headers("Content-Type"));
        try {
            return JsonReader.read(bytes);
        } catch (IllegalArgumentException wrong) {
            throw new ProblemException(400, "invalid-json", String.valueOf(wrong.getMessage()));
        }
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(413, "too-large", "a body has at most " + LARGEST + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new ProblemException(400, "unreadable-body", "the body ended too soon or came too slowly");
        }
    }

    /** Only JSON: a form of another site can send other types without being asked. */
    private static void checkType(List<String> types) {
        if (types.size() != 1
                || !JSON_TYPE
                        .matcher(types.get(0).strip().toLowerCase(Locale.ROOT))
                        .matches()) {
            throw new ProblemException(
                    415, "unsupported-type", "the body is JSON in UTF-8: send Content-Type: application/json");
        }
    }
}
