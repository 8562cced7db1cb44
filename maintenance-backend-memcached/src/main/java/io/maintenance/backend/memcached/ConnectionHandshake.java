// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.support.Deadline;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.spy.memcached.ConnectionFactory;
import net.spy.memcached.ConnectionFactoryBuilder;
import net.spy.memcached.ConnectionFactoryBuilder.Protocol;
import net.spy.memcached.ConnectionObserver;
import net.spy.memcached.FailureMode;
import net.spy.memcached.MemcachedClient;
import org.jspecify.annotations.Nullable;

/**
 * The way from an address to a client that is connected and logged in. The driver's constructor waits for neither, and with failure
 * mode "cancel", the only one that never asks a wrong server, its first call would be cancelled.
 */
final class ConnectionHandshake implements ConnectionObserver {

    private final String server;
    private final MemcachedFailures failures;
    private final Optional<SaslLogin> login;
    private final Duration timeout;
    private final CompletableFuture<?> ready = new CompletableFuture<>();
    private volatile @Nullable ClientSession made;
    private volatile boolean lost;

    ConnectionHandshake(String server, Optional<SaslLogin> login, Duration timeout) {
        this.server = server;
        this.failures = new MemcachedFailures(server);
        this.login = login;
        this.timeout = timeout;
    }

    ClientSession with(InetSocketAddress address, Deadline deadline) {
        MemcachedClient client = connect(address);
        ClientSession session = new ClientSession(server, client);
        made = session;
        if (lost) {
            session.abandon();
        }
        boolean done = false;
        try {
            deadline.await(ready, failures);
            done = true;
            return session;
        } finally {
            if (!done) {
                client.shutdown();
            }
        }
    }

    /** Returns a client that may not be connected yet. */
    MemcachedClient connect(InetSocketAddress address) {
        try {
            return new MemcachedClient(factory(), List.of(address));
        } catch (IOException e) {
            throw failures.failed(e);
        }
    }

    private ConnectionFactory factory() {
        ConnectionFactoryBuilder builder = new ConnectionFactoryBuilder()
                .setProtocol(login.isPresent() ? Protocol.BINARY : Protocol.TEXT)
                .setFailureMode(FailureMode.Cancel)
                .setInitialObservers(List.of(this))
                .setDaemon(true)
                .setShouldOptimize(false)
                .setOpTimeout(timeout.toMillis())
                .setOpQueueMaxBlockTime(timeout.toMillis())
                .setAuthWaitTime(timeout.toMillis());
        login.ifPresent(
                each -> builder.setOpFact(each.operations(server, ready)).setAuthDescriptor(each.descriptor()));
        return builder.build();
    }

    @Override
    public void connectionEstablished(SocketAddress address, int reconnectCount) {
        if (login.isEmpty()) {
            ready.complete(null);
        }
    }

    @Override
    public void connectionLost(SocketAddress address) {
        ready.completeExceptionally(failures.lost(null));
        lost = true;
        ClientSession session = made;
        if (session != null) {
            session.abandon();
        }
    }
}
