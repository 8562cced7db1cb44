// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object (RFC 8259), strictly: UTF-8 without errors, no name twice, nothing after the end, at most 16 levels.
 * Half a surrogate pair becomes U+FFFD.
 */
public final class JsonReader {

    private static final int DEEPEST = 16;
    private static final Pattern HALF = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final JSON JSON_OBJECT = JSON.builder(FACTORY).build();

    private JsonReader() {}

    /**
     * Returns the fields of the object that these bytes are.
     *
     * @throws IllegalArgumentException that says what is wrong, and shows nothing of the text, in which a token may stand
     */
    public static JsonFields read(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(text(bytes))) {
            if (parser.nextToken() != com.fasterxml.jackson.core.JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the body is one JSON object");
            }
            Map<String, Object> fields = JSON_OBJECT.mapFrom(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("the body has something after its JSON object");
            }
            return new JsonFields(mended(fields));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("the body is no JSON object that can be read: " + where(wrong), wrong);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body cannot be read as JSON", e);
        }
    }

    private static Map<String, Object> mended(Map<?, ?> object) {
        Map<String, Object> mended = new LinkedHashMap<>();
        object.forEach((name, value) -> mended.put(mended(String.valueOf(name)), mendedValue(value)));
        return mended;
    }

    private static @Nullable Object mendedValue(@Nullable Object value) {
        if (value instanceof String text) {
            return mended(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonReader::mendedValue).collect(Collectors.toCollection(ArrayList::new));
        }
        return value instanceof Map<?, ?> object ? mended(object) : value;
    }

    /** An escape can say half a character, which UTF-8 has no bytes for. */
    private static String mended(String text) {
        return HALF.matcher(text).replaceAll("\ufffd");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the body is no UTF-8", e);
        }
    }

    private static String where(JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? "it ends too soon"
                : "see line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr();
    }
}
