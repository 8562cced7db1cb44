// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

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
 * The text of an entry as UTF-8, strict in both directions: what could not be read back is not written, and what is no UTF-8 is a
 * {@link Damage}. To replace bad bytes by U+FFFD would not do: a flipped bit within a reason would look valid, and two different
 * damages alike.
 */
public final class EntryBytes {

    private static final int SHOWN_AT_MOST = 1 << 16;

    private EntryBytes() {}

    /**
     * Returns a text as bytes.
     *
     * @throws BackendException of kind {@code REJECTED} if UTF-8 cannot express it
     */
    public static byte[] encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            String what = "Nothing was written: the text has half a surrogate pair, which UTF-8 cannot express";
            throw new BackendException(Kind.REJECTED, what + ". Remove that character.", e);
        }
    }

    /** Returns bytes as text, or the text of the {@link Damage} that they are. */
    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Damage("holds bytes that are no UTF-8", fingerprint(bytes)).text();
        }
    }

    /** Returns the damage of an entry that is not fetched because it is longer than any entry may be. */
    public static Damage tooLong(long bytes) {
        return new Damage("holds " + bytes + " bytes, which is more than an entry may have", "");
    }

    /** The content itself where it is short, so that it is kept with the text that stands for it. */
    private static String fingerprint(byte[] bytes) {
        return bytes.length <= SHOWN_AT_MOST
                ? "base64 " + Base64.getEncoder().encodeToString(bytes)
                : "SHA-256 of " + bytes.length + " bytes " + hash(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
