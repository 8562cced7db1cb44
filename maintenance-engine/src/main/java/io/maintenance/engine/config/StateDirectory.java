// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.engine.config.sources.Environment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory where this machine keeps what has no other place. Nothing is created here. */
final class StateDirectory {

    static final String VARIABLE = "MAINTENANCE_STATE";

    private final Environment environment;

    StateDirectory(Environment environment) {
        this.environment = environment;
    }

    /** Returns the directory, absolute, or empty if the environment name none. */
    Optional<Path> locate() {
        Path root = environment.root().resolve("var/lib/maintenance");
        return named().or(() -> Optional.of(root).filter(Files::isDirectory))
                .or(() -> absolute(environment.variable("XDG_STATE_HOME")).map(state -> state.resolve("maintenance")))
                .or(() -> home().map(home -> home.resolve(".local/state/maintenance")));
    }

    /** Says why there is none. */
    static String missing() {
        return "HOME and XDG_STATE_HOME are not set, and the system has no home for this user:"
                + " set the environment variable "
                + VARIABLE + " to a directory";
    }

    private Optional<Path> named() {
        String state = environment.variable(VARIABLE);
        return state == null
                ? Optional.empty()
                : path(environment.workingDirectory(), state).map(Path::normalize);
    }

    /** For a user without an entry in the password file, Java says {@code ?}, and knows nothing of {@code HOME}. */
    private Optional<Path> home() {
        return absolute(environment.variable("HOME")).or(() -> absolute(environment.property("user.home")));
    }

    /** The rules of XDG say that a relative path is to be ignored. */
    private Optional<Path> absolute(@Nullable String path) {
        return path == null ? Optional.empty() : path(Path.of(""), path).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(Path start, String path) {
        try {
            return Optional.of(start.resolve(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
