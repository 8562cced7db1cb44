// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A writer of JSON documents, which are maps of maps, lists, texts, numbers, booleans and {@code null}. */
public final class JsonWriter {

    private static final JSON LINE = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final JSON PRETTY = LINE.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private JsonWriter() {}

    /** Returns the document over several lines. */
    public static String pretty(Map<String, ?> document) {
        return write(PRETTY, document);
    }

    /** Returns the document on one line. */
    public static String line(Map<String, ?> document) {
        return write(LINE, document);
    }

    /** Returns the name of a constant in documents: {@code in-doubt} for {@code IN_DOUBT}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the text of a value, such as a time; {@code null} for {@code null}. */
    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String write(JSON writer, Map<String, ?> document) {
        try {
            return writer.asString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
