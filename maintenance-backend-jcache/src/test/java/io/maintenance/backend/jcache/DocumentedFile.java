// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration files of the documentation, which are those that the tests run with. */
final class DocumentedFile {

    private static final Path PAGE = Path.of("../docs/jcache.md");

    private DocumentedFile() {}

    /** Returns the text of a file: the block of code after its name. */
    static String text(String name) throws IOException {
        String page = Files.readString(PAGE);
        int named = page.indexOf("\n`" + name + "`:");
        int begin = page.indexOf("\n", page.indexOf("\n```", named) + 1) + 1;
        if (named < 0 || begin == 0) {
            throw new IllegalStateException(PAGE + " has no block of code after a line `" + name + "`:");
        }
        return page.substring(begin, page.indexOf("\n```", begin) + 1);
    }

    /** Writes a file into a directory, with other values in places that differ from machine to machine. */
    static Path write(Path directory, String name, String... fromAndTo) throws IOException {
        String text = text(name);
        for (int i = 0; i < fromAndTo.length; i += 2) {
            if (!text.contains(fromAndTo[i])) {
                throw new IllegalStateException("`" + name + "` of " + PAGE + " has no " + fromAndTo[i]);
            }
            text = text.replace(fromAndTo[i], fromAndTo[i + 1]);
        }
        Files.createDirectories(directory);
        return Files.writeString(directory.resolve(name), text);
    }
}
