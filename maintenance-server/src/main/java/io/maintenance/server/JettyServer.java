// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
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

    private static final System.Logger LOG = System.getLogger(JettyServer.class.getName());

    static JettyServer of(ServerAddress address, ServerLimits limits, Handler handler) {
        Server server = new Server(threads(limits));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http(limits)));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(limits.lastIdle().toMillis());
        ConnectionGuard guard = new ConnectionGuard(connector, limits);
        connector.addBean(guard);
        connector.addEventListener(guard);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(handler));
        server.setErrorHandler(new ProblemHandler());
        server.setStopTimeout(limits.grace().toMillis());
        return new JettyServer(server, connector);
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
