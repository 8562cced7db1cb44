// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.tck.ServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The container runtime of this machine, if Testcontainers and a Docker are there. Nothing of Testcontainers is loaded before
 * that is likely, because it needs most of a second, and many lines of a log, to say that no Docker answers.
 */
public final class ContainerRuntime {

    private static final List<String> TYPES =
            List.of("org.testcontainers.containers.GenericContainer", "com.github.dockerjava.api.DockerClient");

    private ContainerRuntime() {}

    /** Starts a server in a container, or returns empty where that is not possible. */
    public static Optional<ServerControl> start(ServerKind kind) {
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
                Class<?> found = Class.forName(type, false, ContainerRuntime.class.getClassLoader());
                ContainerRuntime.class.getModule().addReads(found.getModule());
            }
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }
}
