// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminApi;
import io.maintenance.admin.AdminSettings;
import io.maintenance.http.Gate;
import io.maintenance.server.mirror.MirrorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The admin API, the console and the gate for proxies of one switch, over HTTP. Slow clients are bounded: headers of 64 KB, 30
 * seconds without a byte. Thread-safe. {@link #close} lets what has begun end, for some seconds; it does not close the switch.
 */
public final class MaintenanceServer implements AutoCloseable {

    /** Proxies hand on what browsers send, and a cookie too many must not keep anybody out. */
    private static final int HEADER_BYTES = 64 << 10;

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int MOST_THREADS = 200;

    private final Server server;
    private final ServerSettings settings;
    private final MirrorWriter mirrors;
    private final ServerAddress address;

    private MaintenanceServer(Server server, ServerSettings settings, MirrorWriter mirrors, ServerAddress address) {
        this.server = server;
        this.settings = settings;
        this.mirrors = mirrors;
        this.address = address;
    }

    /**
     * Starts a server, as the settings {@code maintenance.server.*} of the switch say.
     *
     * @param settings who may use the admin API
     * @throws io.maintenance.ConfigurationException with every mistake among the settings
     * @throws IOException if it cannot listen there; the message names the address
     */
    public static MaintenanceServer start(MaintenanceMode maintenance, AdminSettings settings, ServerAddress address)
            throws IOException {
        Objects.requireNonNull(maintenance, "maintenance");
        Gate gate = Gate.of(maintenance);
        AdminApi admin = new AdminApi(maintenance, gate, settings.withHost(address.host()));
        ServerSettings own = ServerSettings.of(maintenance);
        MirrorWriter mirrors = MirrorWriter.of(maintenance, own.mirror());
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(limits()));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        MetricsEndpoint metrics = new MetricsEndpoint(maintenance, gate, mirrors, own.metrics());
        server.setHandler(new Endpoints(
                new GateEndpoint(gate, maintenance),
                new StateEndpoint(maintenance, mirrors::statuses),
                metrics,
                admin));
        server.addBean(metrics);
        server.setStopTimeout(GRACE.toMillis());
        server.addEventListener(new EventEnd(admin));
        server.setErrorHandler(new ProblemHandler());
        start(server, address);
        ServerAddress at = new ServerAddress(address.host(), connector.getLocalPort());
        MaintenanceServer started = new MaintenanceServer(server, own, mirrors, at);
        try {
            mirrors.start(address.host());
        } catch (IOException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Returns where it listens, with the port that it got. */
    public ServerAddress address() {
        return address;
    }

    /** Returns where the copies of the state for proxies are; empty if there are none. */
    public Optional<Path> mirrorDirectory() {
        return settings.mirror().directory();
    }

    /** Waits until the server has ended. */
    public void join() throws InterruptedException {
        server.join();
    }

    @Override
    public void close() {
        mirrors.close();
        stop(server);
    }

    private static void start(Server server, ServerAddress address) throws IOException {
        try {
            server.start();
        } catch (Exception e) { // what Jetty declares
            stop(server);
            throw new IOException("Cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("maintenance-server");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private static HttpConfiguration limits() {
        HttpConfiguration limits = new HttpConfiguration();
        limits.setRequestHeaderSize(HEADER_BYTES);
        limits.setSendServerVersion(false);
        limits.setSendDateHeader(true);
        return limits;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("The server did not end in order", e);
        }
    }
}
