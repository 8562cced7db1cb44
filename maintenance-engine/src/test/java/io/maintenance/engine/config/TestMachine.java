// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.sources.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** A machine in a temporary directory: no test sees the real one. */
public final class TestMachine {

    public final Map<String, String> environment =
            new HashMap<>(Map.of("HOME", "/home/ops", "USER", "ops", "HOSTNAME", "web-1"));
    public final Properties system = new Properties();
    public final Path root;
    public final Path workingDirectory;

    public TestMachine(Path directory) {
        root = directory.resolve("root");
        workingDirectory = directory.resolve("work");
        make(root);
        make(workingDirectory);
    }

    public Environment environment() {
        return new Environment(environment, system, workingDirectory, root);
    }

    Configuration configuration() {
        return new Configuration(environment());
    }

    /** Returns an ambient configuration with {@code maintenance.properties} in the working directory. */
    Configuration configuration(String properties) {
        write(workingDirectory.resolve("maintenance.properties"), properties);
        Configuration configuration = configuration();
        configuration.ambient();
        return configuration;
    }

    public static Path write(Path file, String text) {
        try {
            make(Objects.requireNonNull(file.getParent()));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path make(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
