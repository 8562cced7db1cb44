// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.url;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding. Unlike in forms, {@code +} is a plus. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Decodes a part of a URL.
     *
     * @param what names the part in the message; the message does not show the text, which may be a secret
     * @throws IllegalArgumentException if it is malformed
     */
    static String decode(String text, String what) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int next = text.indexOf('%', at);
            int end = next < 0 ? text.length() : next;
            bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            if (next >= 0) {
                bytes.write(hex(text, next, what));
            }
            at = next < 0 ? end : next + 3;
        }
        return utf8(bytes.toByteArray(), what);
    }

    /** Encodes what would otherwise end a path or a query, and nothing else. */
    static String encode(String text) {
        return text.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
    }

    private static int hex(String text, int at, String what) {
        String digits = text.substring(Math.min(at + 1, text.length()), Math.min(at + 3, text.length()));
        if (!digits.matches("[0-9A-Fa-f]{2}")) {
            throw new IllegalArgumentException(
                    what + " has a % that is not followed by two hexadecimal digits: write %25 for a plain %");
        }
        return Integer.parseInt(digits, 16);
    }

    private static String utf8(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " is not UTF-8 once its %XX are decoded");
        }
    }
}
