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
import java.util.Map;

/**
 * Reads one JSON object (RFC 8259), strictly: UTF-8 without errors, no name twice, nothing after the end, at most 16 levels.
 * Half a surrogate pair becomes U+FFFD.
 */
public final class JsonReader {

    private static final int DEEPEST = 16;

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
            return new JsonFields(fields);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("the body is no JSON object that can be read: " + where(wrong), wrong);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body cannot be read as JSON", e);
        }
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
