// SPDX-License-Identifier: Apache-2.0
package io.maintenance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The main sources of every module, as text: rules about the whole house, of which one module sees only its own classes. */
final class SourceTree {

    private SourceTree() {}

    static Path root() {
        var here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (var each = here; each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve(".mvn/jvm.config"))) {
                return each;
            }
        }
        throw new IllegalStateException("No directory above " + here + " has .mvn/jvm.config");
    }

    static List<Path> mainFiles() {
        return walk(root(), 5)
                .filter(each -> each.endsWith("src/main/java"))
                .flatMap(each -> walk(each, 20))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static Stream<Path> walk(Path directory, int depth) {
        try (Stream<Path> paths = Files.walk(directory, depth)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory, e);
        }
    }
}
