// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * How a value becomes text and back.
 *
 * <p>What is not UTF-8 is given back as one line that says so, instead of an exception: the other entry stays readable, and
 * whoever replaces the damaged one can name it as what he expects. Such a line is never a valid entry, and two different
 * values never give the same.
 */
final class EntryText {

    private static final int SHOWN_AT_MOST = 1 << 16;

    private EntryText() {}

    static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            String what = "nothing was written: the text has half a surrogate pair, which UTF-8 cannot express";
            throw new BackendException(Kind.REJECTED, what + ". Remove that character.", e);
        }
    }

    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            String what = bytes.length <= SHOWN_AT_MOST
                    ? "in base64: " + Base64.getEncoder().encodeToString(bytes)
                    : bytes.length + " bytes with SHA-256 " + hash(bytes);
            return "damaged entry: not UTF-8; " + what;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
