// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.Secret;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords in files: the whole text, without a newline at its end. */
final class Secrets {

    private Secrets() {}

    static Secret read(Path file) throws IOException {
        return Secret.of(Files.readString(file).replaceFirst("\\r?\\n\\z", ""));
    }

    /** Says why there is no password in a file; empty if there is one. */
    static Optional<String> problemWith(Path file) {
        try {
            return read(file).reveal().length == 0 ? Optional.of("the file is empty") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file cannot be read: " + reason(e));
        }
    }

    /** Says why a file cannot be used; shows nothing of its content. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        return e instanceof AccessDeniedException denied
                ? denied.getFile() + " may not be read by this user"
                : String.valueOf(e.getMessage());
    }
}
