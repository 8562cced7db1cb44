// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import io.maintenance.tck.ServerKind;
import io.maintenance.tck.ServerKind.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The servers that are tested against. */
final class RedisKinds {

    private static final ServerKind KNOWN = ServerKind.redis();

    private RedisKinds() {}

    /** Returns the Redis of the path with more settings. It saves nothing unless they say so. */
    static ServerKind with(String... settings) {
        return named("redis-with-settings", (port, directory) -> {
            List<String> command = new ArrayList<>(KNOWN.launch().command(port, directory));
            command.addAll(List.of("--appendonly", "no"));
            command.addAll(List.of(settings));
            return command;
        });
    }

    /** Returns a Redis that is started in another way. */
    static ServerKind named(String name, Launch launch) {
        return new ServerKind(name, "redis:7-alpine", KNOWN.port(), KNOWN.install(), launch, KNOWN.probe());
    }

    /** Returns a Redis 6.2, which lies in a jar for each kind of machine. */
    static ServerKind six() {
        Launch launch = (port, directory) -> {
            List<String> command = new ArrayList<>(KNOWN.launch().command(port, directory));
            command.set(0, binary().toString());
            return command;
        };
        return new ServerKind("redis-6.2", "redis:6.2-alpine", KNOWN.port(), KNOWN.install(), launch, KNOWN.probe());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path binary() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        boolean arm = System.getProperty("os.arch").matches("aarch64|arm64");
        String name = mac
                ? "redis-server-6.2.6-v5-darwin-" + (arm ? "arm64" : "amd64")
                : arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
        Path binary = Path.of("target", "redis-6.2", name).toAbsolutePath();
        try (InputStream stream = ClassLoader.getSystemResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            if (!Files.isExecutable(binary)) {
                Files.createDirectories(binary.getParent());
                Path unready = Files.createTempFile(binary.getParent(), name, null);
                Files.write(unready, stream.readAllBytes());
                unready.toFile().setExecutable(true);
                Files.move(unready, binary, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            return binary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
