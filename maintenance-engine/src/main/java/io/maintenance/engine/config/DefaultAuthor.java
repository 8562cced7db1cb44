// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.sources.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who makes changes, unless they say: {@code user@host}. Nothing is resolved: that could take long. */
final class DefaultAuthor {

    private static final int LONGEST = 128;

    private final Environment environment;

    DefaultAuthor(Environment environment) {
        this.environment = environment;
    }

    String byDefault() {
        return printable(user() + "@" + host());
    }

    /** Returns the text with everything that is not visible replaced, and cut to a sensible length. */
    static String printable(String text) {
        String visible = text.replaceAll("[^\\p{Graph}\\p{L}\\p{M}\\p{N}]", "_");
        return visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible;
    }

    private String user() {
        return firstOf(
                        environment.variable("SUDO_USER"),
                        environment.variable("USER"),
                        environment.property("user.name"))
                .filter(name -> !name.equals("?"))
                .orElse("unknown");
    }

    private String host() {
        return firstOf(environment.variable("HOSTNAME"), hostFile()).orElse("localhost");
    }

    private @Nullable String hostFile() {
        Path file = environment.root().resolve("etc/hostname");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            return null; // most systems without this file set HOSTNAME
        }
    }

    private static Optional<String> firstOf(@Nullable String... candidates) {
        return Stream.of(candidates)
                .filter(candidate -> candidate != null && !candidate.isEmpty())
                .findFirst();
    }
}
