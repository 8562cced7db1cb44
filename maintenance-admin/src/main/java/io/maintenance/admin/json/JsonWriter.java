// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes documents of maps, lists, texts, numbers and booleans; what is not there is written as {@code null}. */
public final class JsonWriter {

    private static final JSON WRITER = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private JsonWriter() {}

    /** Returns the document in UTF-8, with a newline at its end. */
    public static byte[] write(Map<String, ?> document) {
        try {
            return (WRITER.asString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
