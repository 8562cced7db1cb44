// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How an entry's file becomes text and back.
 *
 * <p>What is not text of ours (not UTF-8, too large, not a file) is given back as one line that says so, instead of an
 * exception, for two reasons: the other entry stays readable, and whoever replaces the damaged one can name it as what he
 * expects. That line cannot be mistaken for a valid entry: it is a single line without the closing line that every valid
 * entry has. Replacing the bad bytes by U+FFFD would not do: a flipped bit within a reason would look valid, and two
 * different damages alike.
 */
final class EntryFile {

    static final int MAX_BYTES = 16 << 20;

    /** No text of this length needs more than {@link #MAX_BYTES}: a char takes three bytes at most. */
    static final int MAX_LENGTH = MAX_BYTES / 3;

    private EntryFile() {}

    /** Returns the text, or {@code null} if there is no such file. */
    static @Nullable String read(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) { // opening a named pipe would hang
                return damaged("not a regular file");
            }
            if (attributes.size() > MAX_BYTES) {
                return damaged(attributes.size() + " bytes are too many");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return decode(in.readNBytes(MAX_BYTES));
            }
        } catch (NoSuchFileException e) {
            requireDirectory(file);
            return null;
        }
    }

    /** Newer JDKs say of a file below a file that it does not exist; that does not make the entry absent. */
    private static void requireDirectory(Path file) throws IOException {
        Path above = file.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above != null && !Files.isDirectory(above)) {
            throw new FileSystemException(file.toString(), null, "Not a directory");
        }
    }

    static byte[] encode(Path file, String text) {
        if (text.length() > MAX_LENGTH) {
            String what = file + " takes " + MAX_LENGTH + " characters, and this text has " + text.length();
            throw new BackendException(Kind.TOO_LARGE, what + "; nothing was written. Keep fewer or shorter values.");
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            String what = file + " was not written: the text has half a surrogate pair, which UTF-8 cannot express";
            throw new BackendException(Kind.REJECTED, what + ". Remove that character.", e);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return damaged("not UTF-8; in base64: " + Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static String damaged(String what) {
        return "damaged entry: " + what;
    }
}
