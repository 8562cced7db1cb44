// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether servers can be started in containers: Testcontainers is there, and so is a Docker. Nothing of Testcontainers is loaded
 * before, because it needs most of a second, and many lines of a log, to say that no Docker answers.
 */
final class Containers {

    private static final List<String> TYPES =
            List.of("org.testcontainers.containers.GenericContainer", "com.github.dockerjava.api.DockerClient");

    private Containers() {}

    /** Starts a server in a container, or returns empty where that is not possible. */
    static Optional<Server> start(ServerKind kind) {
        return !kind.image().isEmpty()
                        && mayBeThere(System.getenv(), Path.of(System.getProperty("user.home")))
                        && areRead()
                ? ContainerServer.start(kind)
                : Optional.empty();
    }

    /** Returns whether anything tells of a Docker on this machine, or where there is one. */
    static boolean mayBeThere(Map<String, String> environment, Path home) {
        return environment.containsKey("DOCKER_HOST")
                || System.getProperty("os.name").startsWith("Windows") // where it has no file
                || Stream.of(
                                Path.of("/var/run/docker.sock"),
                                Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "docker.sock"),
                                home.resolve(".docker/run/docker.sock"),
                                home.resolve(".docker/desktop/docker.sock"),
                                home.resolve(".rd/docker.sock"),
                                home.resolve(".testcontainers.properties"))
                        .anyMatch(Files::exists);
    }

    /** Lets this module read them, wherever they are: they have no names that a module could ask for. */
    private static boolean areRead() {
        try {
            for (String type : TYPES) {
                Class<?> found = Class.forName(type, false, Containers.class.getClassLoader());
                Containers.class.getModule().addReads(found.getModule());
            }
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }
}
