// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.spi.support.SecretFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Passwords in files. */
final class Secrets {

    private Secrets() {}

    /** Says why there is no password in a file; empty if there is one. */
    static Optional<String> problemWith(Path file) {
        try {
            SecretFile.read(file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file cannot be used: " + reason(e));
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
