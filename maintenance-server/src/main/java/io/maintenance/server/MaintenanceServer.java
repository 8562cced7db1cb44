// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminApi;
import io.maintenance.admin.AdminSettings;
import io.maintenance.http.Gate;
import io.maintenance.server.mirror.MirrorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The admin API, the console, the gate for proxies, metrics and mirrors of one switch. Slow clients are bounded, so that they
 * starve nobody: headers of 64 KB, ten seconds for a header and for a body, 1,000 connections. Thread-safe. {@link #close} lets what
 * has begun end, for ten seconds; it does not close the switch.
 */
public final class MaintenanceServer implements AutoCloseable {

    private final JettyServer jetty;
    private final ServerSettings settings;
    private final MirrorWriter mirrors;
    private final MetricsEndpoint metrics;
    private volatile ServerAddress address;

    private MaintenanceServer(
            MaintenanceMode maintenance, AdminSettings admins, ServerAddress address, ServerSettings settings) {
        this.settings = settings;
        Gate gate = Gate.of(maintenance);
        AdminApi admin = new AdminApi(maintenance, gate, admins.withHost(address.host()));
        this.mirrors = MirrorWriter.of(maintenance, settings.mirror());
        this.metrics = new MetricsEndpoint(maintenance, gate, mirrors, settings.metrics());
        this.jetty = JettyServer.of(
                address,
                settings,
                new Endpoints(
                        new GateEndpoint(gate, maintenance),
                        new StateEndpoint(maintenance, mirrors::statuses),
                        metrics,
                        new AdminEndpoint(admin, settings.limits())));
        jetty.server().addEventListener(new EventEnd(admin));
        this.address = address;
    }

    /**
     * Starts a server, as the settings {@code maintenance.server.*} of the switch say.
     *
     * @param admins who may use the admin API
     * @throws io.maintenance.ConfigurationException with every mistake among the settings, or if the certificate cannot be used
     * @throws IOException if it cannot listen there; the message names the address
     */
    public static MaintenanceServer start(MaintenanceMode maintenance, AdminSettings admins, ServerAddress address)
            throws IOException {
        Objects.requireNonNull(maintenance, "maintenance");
        return start(maintenance, admins, address, ServerSettings.of(maintenance));
    }

    static MaintenanceServer start(
            MaintenanceMode maintenance, AdminSettings admins, ServerAddress address, ServerSettings settings)
            throws IOException {
        MaintenanceServer server = new MaintenanceServer(maintenance, admins, address, settings);
        try {
            server.jetty.start();
            server.address =
                    new ServerAddress(address.host(), server.jetty.connector().getLocalPort());
            server.mirrors.start(address.host());
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Returns where it listens, with the port that it got. */
    public ServerAddress address() {
        return address;
    }

    /** Returns the URL of its root, without a slash at its end. */
    public String url() {
        return (isEncrypted() ? "https://" : "http://") + address;
    }

    /** Returns {@code true} if it has a certificate, so that nobody in between reads along. */
    public boolean isEncrypted() {
        return settings.tls().isPresent();
    }

    /** Returns where the copies of the state for proxies are; empty if there are none. */
    public Optional<Path> mirrorDirectory() {
        return settings.mirror().directory();
    }

    /** Waits until the server has ended. */
    public void join() throws InterruptedException {
        jetty.server().join();
    }

    JettyServer jetty() {
        return jetty;
    }

    @Override
    public void close() {
        mirrors.close();
        jetty.stop();
        metrics.close();
    }
}
