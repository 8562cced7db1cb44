// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Long entries as text: a marker with the format, then Base64 of gzip of UTF-8. A shell reads it with {@code sed 's/^[^:]*://' |
 * base64 -d | gunzip}. Reading is bounded, so that a small text cannot fill the memory.
 */
final class Compression {

    /** The most that a compressed entry may expand to, in bytes. */
    static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final String MARKER = "maintenance/" + EntryText.FORMAT + "+gzip:";

    private Compression() {}

    static boolean isCompressed(String text) {
        return text.startsWith(MARKER);
    }

    static String compress(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARKER + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static String expand(String text) throws DamagedEntryException {
        try {
            byte[] packed =
                    Base64.getDecoder().decode(text.substring(MARKER.length()).strip());
            byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DamagedEntryException("expands to more than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new DamagedEntryException("does not expand to UTF-8 text");
        } catch (IOException | IllegalArgumentException broken) {
            throw new DamagedEntryException("cannot be expanded");
        }
    }
}
