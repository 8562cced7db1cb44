// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.ConfigurationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty with its limits. Thread-safe.
 *
 * @param server the server
 * @param connector where it listens
 */
record JettyServer(Server server, ServerConnector connector) {

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration RELOAD = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(JettyServer.class.getName());

    /**
     * Returns a server that does not listen yet.
     *
     * @throws ConfigurationException if the certificate cannot be used
     */
    static JettyServer of(ServerAddress address, ServerSettings settings, Handler handler) {
        ServerLimits limits = settings.limits();
        Server server = new Server(threads(limits));
        ServerConnector connector = connector(server, settings);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(limits.lastIdle().toMillis());
        ConnectionGuard guard = new ConnectionGuard(connector, limits);
        connector.addBean(guard);
        connector.addEventListener(guard);
        connector.addBean(new ConnectorTask(connector, SWEEP, () -> guard.sweep(System.nanoTime())));
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(handler));
        server.setErrorHandler(new ProblemHandler());
        server.setStopTimeout(limits.grace().toMillis());
        return new JettyServer(server, connector);
    }

    private static ServerConnector connector(Server server, ServerSettings settings) {
        HttpConfiguration http = http(settings.limits());
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (settings.tls().isEmpty()) {
            return new ServerConnector(server, plain);
        }
        // Proxies and programs reach it by names and addresses that are not in the certificate; clients check that
        // themselves.
        http.addCustomizer(new SecureRequestCustomizer(false));
        TlsReload reload = reload(settings.tls().get());
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(reload.factory(), plain.getProtocol()), plain);
        connector.addBean(reload);
        connector.addBean(new ConnectorTask(connector, RELOAD, reload::check));
        return connector;
    }

    private static TlsReload reload(TlsFiles files) {
        try {
            return new TlsReload(files);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of("maintenance.server.tls.certificate and maintenance.server.tls.key: " + e.getMessage()));
        }
    }

    /** Begins to listen. */
    void start() throws IOException {
        try {
            server.start();
        } catch (Exception e) { // what Jetty declares
            throw new IOException(
                    "Cannot listen on " + new ServerAddress(connector.getHost(), connector.getPort()) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Takes no more requests, and lets those that are being answered end. */
    void stop() {
        try {
            server.stop();
        } catch (TimeoutException unfinished) {
            LOG.log(System.Logger.Level.WARNING, "Some requests had not ended in time, and were cut off");
        } catch (Exception e) { // what Jetty declares
            throw new IllegalStateException("The server did not end in order", e);
        }
    }

    private static QueuedThreadPool threads(ServerLimits limits) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.threads());
        threads.setName("maintenance-server");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return threads;
    }

    private static HttpConfiguration http(ServerLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headerBytes());
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        return http;
    }
}
