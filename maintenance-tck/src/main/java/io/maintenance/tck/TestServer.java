// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.HostPort;
import io.maintenance.tck.server.ContainerRuntime;
import io.maintenance.tck.server.ExternalServer;
import io.maintenance.tck.server.LineClient;
import io.maintenance.tck.server.ProcessServer;
import io.maintenance.tck.server.ServerControl;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real server for the tests of one class. Where it comes from, the first of these that applies:
 *
 * <ol>
 *   <li>the system property {@code tck.NAME}, such as {@code -Dtck.redis=10.0.0.7:6379}: that server is used and left alone,
 *       so that the rules that need it to fail are skipped;
 *   <li>Testcontainers 2, if {@code org.testcontainers:testcontainers} is on the class path and a Docker answers;
 *   <li>the binary on the path, on a free port of the loopback address; its data are removed at the end, and it ends with
 *       this JVM, however that ends. This needs {@code /bin/sh};
 *   <li>otherwise the tests fail and say what to install.
 * </ol>
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestServer redis = TestServer.redis();
 * }</pre>
 *
 * <p>It is started before the first test of the class and stopped after the last one, those of nested classes included. Used by
 * one thread at a time.
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

    private static final String PREFIX = "tck.";

    private final ServerKind kind;
    private @Nullable ServerControl server;
    private String startedFor = "";

    private TestServer(ServerKind kind) {
        this.kind = kind;
    }

    /** Returns a Redis. */
    public static TestServer redis() {
        return of(ServerKind.redis());
    }

    /** Returns a Memcached. */
    public static TestServer memcached() {
        return of(ServerKind.memcached());
    }

    /** Returns a server of any kind. */
    public static TestServer of(ServerKind kind) {
        return new TestServer(kind);
    }

    /**
     * Starts it, where no test class does: in a program, or for several classes. The caller has to call {@link #close}, too.
     *
     * @return this server
     */
    public TestServer open() {
        if (server == null) {
            server = start();
        }
        return this;
    }

    /** Stops it and removes its data, if it runs; idempotent. */
    @Override
    public void close() {
        ServerControl running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    /** Returns where it listens. */
    public HostPort address() {
        return running().address();
    }

    /** Makes it hang: it keeps its connections and answers nothing. Skips the test if the server is not ours. */
    public void stop() {
        running().stop();
    }

    /** Ends {@link #stop}. */
    public void resume() {
        running().resume();
    }

    /** Kills it. Skips the test if the server cannot come back at the same address. */
    public void kill() {
        running().kill();
    }

    /** Kills it if it runs, and starts it at the same address with the same data directory; returns once it answers. */
    public void restart() {
        running().restart();
    }

    /**
     * Sends lines over one connection, such as {@code FLUSHALL} to Redis, and returns the first line of the answer to the last.
     *
     * @throws IOException if it does not answer within ten seconds
     */
    public String command(String... lines) throws IOException {
        return new LineClient(address()).send(lines);
    }

    /** Returns what can be done to this server: {@code HANG}, {@code RESUME}, {@code KILL} and {@code RESTART}, or less. */
    public Faults faults() {
        Faults faults = Faults.none();
        if (running().canHang()) {
            faults = faults.on(Fault.HANG, this::stop).on(Fault.RESUME, this::resume);
        }
        return running().canDie() ? faults.on(Fault.KILL, this::kill).on(Fault.RESTART, this::restart) : faults;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (server == null) {
            open();
            startedFor = context.getUniqueId();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (startedFor.equals(context.getUniqueId())) {
            close();
        }
    }

    ServerControl start() {
        String property = PREFIX + kind.name();
        String given = System.getProperty(property, "");
        if (!given.isBlank()) {
            return ExternalServer.at(property, given.strip());
        }
        Optional<ServerControl> container = ContainerRuntime.start(kind);
        if (container.isPresent()) {
            return container.get();
        }
        if (ProcessServer.isInstalled(kind)) {
            return ProcessServer.start(kind);
        }
        throw new IllegalStateException("There is no " + kind.name() + " to test against: " + kind.install()
                + ", or start Docker and add org.testcontainers:testcontainers to the class path, or name a server that runs with -D"
                + property
                + "=host:port.");
    }

    private ServerControl running() {
        if (server == null) {
            throw new IllegalStateException("The " + kind.name()
                    + " of this test was not started: register it in a static field, with" + " @RegisterExtension");
        }
        return server;
    }
}
