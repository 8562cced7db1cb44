// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.server;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.ServerKind;
import io.maintenance.tck.harness.BoundedWait;
import io.maintenance.tck.harness.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server that was started from a binary of this machine, on a free port of the loopback address. */
public final class ProcessServer implements ServerControl {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60); // in Java, say
    private static final int TRIES = 3;

    private final ServerKind kind;
    private final Path directory;
    private final HostPort address;
    private ChildProcess process;

    private ProcessServer(ServerKind kind, Path directory, int port) {
        this.kind = kind;
        this.directory = directory;
        this.address = new HostPort(LoopbackPorts.LOOPBACK, port);
        this.process = start();
    }

    /** Starts one. Another program may take the port that was free a moment ago: then another port is tried. */
    public static ProcessServer start(ServerKind kind) {
        for (int tried = 1; ; tried++) {
            Path directory = temporaryDirectory(kind);
            try {
                return new ProcessServer(kind, directory, LoopbackPorts.free());
            } catch (IllegalStateException failed) {
                remove(directory);
                if (tried == TRIES) {
                    throw failed;
                }
            }
        }
    }

    /** Tells whether the binary is on the path, or is there at all if it is a path. */
    public static boolean isInstalled(ServerKind kind) {
        String binary = binary(kind);
        Stream<Path> places = binary.contains("/")
                ? Stream.of(Path.of(binary))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .map(place -> Path.of(place).resolve(binary));
        return places.anyMatch(Files::isExecutable);
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void stop() {
        process.signal("STOP");
    }

    @Override
    public void resume() {
        process.signal("CONT");
    }

    @Override
    public void kill() {
        process.close();
    }

    @Override
    public void restart() {
        process.close();
        process = start();
    }

    @Override
    public boolean canHang() {
        return true;
    }

    @Override
    public boolean canDie() {
        return true;
    }

    @Override
    public void close() {
        process.close();
        remove(directory);
    }

    private ChildProcess start() {
        List<String> command = kind.launch().command(address.port(), directory);
        ChildProcess started = ChildProcess.start(command, directory);
        boolean up = BoundedWait.holds(STARTS_WITHIN, () -> !started.isAlive() || isUp()) && started.isAlive();
        if (!up) {
            started.close();
            throw new IllegalStateException(
                    kind.name() + " did not start with " + command + ". It printed:\n" + ChildProcess.tail(directory));
        }
        return started;
    }

    private boolean isUp() {
        try {
            return kind.probe().isUp(new LineClient(address));
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String binary(ServerKind kind) {
        Path directory = temporaryDirectory(kind); // some write a configuration
        try {
            return kind.launch().command(kind.port(), directory).get(0);
        } finally {
            remove(directory);
        }
    }

    private static Path temporaryDirectory(ServerKind kind) {
        try {
            return Files.createTempDirectory("tck-" + kind.name() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data of a server that was stopped cannot be removed", e);
        }
    }
}
