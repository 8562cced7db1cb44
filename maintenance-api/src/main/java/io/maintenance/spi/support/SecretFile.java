// SPDX-License-Identifier: Apache-2.0
package io.maintenance.spi.support;

import io.maintenance.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a password, at most one newline after it, and perhaps the mark before it by which editors know UTF-8. */
public final class SecretFile {

    private static final int LARGEST = 64 * 1024;

    private SecretFile() {}

    /**
     * Reads the password as it is now.
     *
     * @throws IOException if there is none; its message shows nothing of the content
     */
    public static Secret read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is too large for a password");
            }
            String password = text(bytes).replaceFirst("\\A\uFEFF", "").replaceFirst("\\r?\\n\\z", "");
            if (password.isEmpty()) {
                throw new IOException("it is empty");
            }
            return Secret.of(password);
        }
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8, in which passwords are sent: save it so", e);
        }
    }
}
