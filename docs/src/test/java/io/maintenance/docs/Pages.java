// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository, as text. */
final class Pages {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Pages() {}

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
