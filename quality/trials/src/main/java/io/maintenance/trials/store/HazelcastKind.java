// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.ServerKind;
import io.maintenance.trials.process.HazelcastMemberProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The kind of server that is a member of Hazelcast in a process of its own. It tells its clients to come by the first relay, so that they do not find a way
 * past it.
 */
final class HazelcastKind {

    private static final String CONFIGURATION = "hazelcast-client.xml";

    private final Path directory;
    private final int port = freePort();

    HazelcastKind(Path directory) {
        this.directory = directory;
    }

    HostPort address() {
        return new HostPort(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    ServerKind kind(int publicPort) {
        return new ServerKind(
                "hazelcast",
                "hazelcast/hazelcast:5.7",
                port,
                "use a JDK whose java can be started",
                (lines, any) -> command(lines, publicPort),
                member -> member.send("?").equals("done"));
    }

    /** Returns the configuration file of a client that comes by an address. */
    Path clientFile(HostPort address) {
        Path file = directory.resolve("client-" + address.port() + ".xml");
        try (InputStream text = Objects.requireNonNull(HazelcastKind.class.getResourceAsStream(CONFIGURATION))) {
            String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(file, all.replace("ADDRESS", address.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(HostPort address) {
        return "jcache:hazelcast-client/maintenance?hazelcast.config.location="
                + clientFile(address).toUri();
    }

    private List<String> command(int lines, int publicPort) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                HazelcastMemberProgram.class.getName(),
                String.valueOf(lines),
                String.valueOf(port),
                String.valueOf(publicPort));
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
