// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.tck.harness.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of server, and how to start one for a test.
 *
 * @param name what it is called: {@code redis}; the system property {@code tck.NAME} may give the address of one that runs
 * @param image the container image to start it from; empty if it is started in no container
 * @param port the port on which it listens inside of a container
 * @param install what to do where nothing of it is found, as a sentence
 * @param launch how to start it from a binary of this machine
 * @param probe how to find out that it answers
 */
public record ServerKind(String name, String image, int port, String install, Launch launch, Probe probe) {

    /** A server of a test starts often, and lives briefly beside others. */
    private static final List<String> JAVA_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m");

    /** Checks the components. */
    public ServerKind {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(install, "install");
        Objects.requireNonNull(launch, "launch");
        Objects.requireNonNull(probe, "probe");
    }

    /** Says how a server is started. */
    @FunctionalInterface
    public interface Launch {

        /**
         * Returns the command, the binary first.
         *
         * @param port where it has to listen, on the loopback address
         * @param directory for its data: it is the same after a restart, and is removed at the end
         */
        List<String> command(int port, Path directory);
    }

    /** Finds out whether a server answers. */
    @FunctionalInterface
    public interface Probe {

        /** Returns whether it answers as it should; {@code false} and an exception both mean: not yet. */
        boolean isUp(LineProtocol server) throws IOException;
    }

    /** A server that takes commands as lines of text. */
    @FunctionalInterface
    public interface LineProtocol {

        /** Sends lines over one connection, and returns the first line of the answer to the last of them. */
        String send(String... lines) throws IOException;
    }

    /** Returns Redis, without a password; it keeps its data over a restart. */
    public static ServerKind redis() {
        return new ServerKind(
                "redis",
                "redis:7-alpine",
                6379,
                "install redis-server (apt-get install redis-server)",
                (port, directory) -> List.of(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        LoopbackPorts.LOOPBACK,
                        "--dir",
                        directory.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always", // or what was answered may be lost to a kill while the disk is busy
                        "--daemonize",
                        "no"),
                server -> server.send("PING").equals("+PONG"));
    }

    /** Returns Memcached. */
    public static ServerKind memcached() {
        return new ServerKind(
                "memcached",
                "memcached:1.6-alpine",
                11211,
                "install memcached (apt-get install memcached)",
                (port, directory) -> List.of(
                        "memcached",
                        "-p",
                        String.valueOf(port),
                        "-l",
                        LoopbackPorts.LOOPBACK,
                        "-U",
                        "0",
                        "-u",
                        "nobody"),
                server -> server.send("version").startsWith("VERSION "));
    }

    /**
     * Returns a server in Java, whose classes are on the class path or the module path of the tests. It is started in no
     * container.
     *
     * @param name what it is called; the system property {@code tck.NAME} may give the address of one that runs
     * @param main the name of the class with its {@code main} method
     * @param arguments what that method is given
     * @param probe how to find out that it answers
     */
    public static ServerKind java(String name, String main, Launch arguments, Probe probe) {
        return new ServerKind(
                name,
                "",
                1,
                "use a JDK whose bin/java can be started",
                (port, directory) -> {
                    List<String> command = new ArrayList<>(JAVA_OPTIONS);
                    command.add(
                            0,
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString());
                    command.addAll(List.of("-cp", classPath(), main));
                    command.addAll(arguments.command(port, directory));
                    return command;
                },
                probe);
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
