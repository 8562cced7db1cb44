// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a password and at most one newline after it. */
final class PasswordFile {

    private static final int LARGEST = 64 * 1024;

    private PasswordFile() {}

    /**
     * Reads the password as it is now.
     *
     * @throws IOException if there is none; its message shows nothing of the content
     */
    static Secret read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it is too large for a password");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String password = text.replaceFirst("\\r?\\n\\z", "");
            if (password.isEmpty()) {
                throw new IOException("it is empty");
            }
            return Secret.of(password);
        }
    }
}
