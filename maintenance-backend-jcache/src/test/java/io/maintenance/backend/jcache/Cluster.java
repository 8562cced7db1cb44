// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.tck.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hazelcast on the loopback address, configured as documented. */
final class Cluster {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Cluster() {}

    /** A member in a process of its own, which can be stopped and killed. */
    static ServerKind member(int port) {
        return new ServerKind(
                "hazelcast",
                "hazelcast/hazelcast:5.7",
                port,
                "use a JDK that can start itself",
                (told, directory) ->
                        java(Member.class, directory.toString(), String.valueOf(port), String.valueOf(told)),
                member -> member.send("?").equals("started"));
    }

    /** Returns a port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the configuration of a member that has one other. */
    static Path memberFile(Path directory, int port, int otherPort) {
        try {
            return DocumentedFile.write(
                    directory,
                    "hazelcast.xml",
                    ">5701<",
                    ">" + port + "<",
                    "10.0.0.11:5701",
                    "127.0.0.1:" + port,
                    "10.0.0.12:5701",
                    "127.0.0.1:" + otherPort,
                    "10.0.0.*",
                    "127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the configuration of a client of two members. */
    static Path clientFile(Path directory, int port, int otherPort) {
        try {
            return DocumentedFile.write(
                    directory,
                    "hazelcast-client.xml",
                    "10.0.0.11:5701",
                    "127.0.0.1:" + port,
                    "10.0.0.12:5701",
                    "127.0.0.1:" + otherPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String clientUrl(Path file) {
        return "jcache:hazelcast-client/maintenance?hazelcast.config.location=" + file(file);
    }

    static String memberUrl(Path file) {
        return "jcache:hazelcast-member/maintenance?hazelcast.config.location=" + file(file);
    }

    static String file(Path file) {
        return file.toUri().toString();
    }

    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-Dhazelcast.logging.type=none",
                "-Djava.util.logging.config.file=src/test/resources/logging.properties",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
