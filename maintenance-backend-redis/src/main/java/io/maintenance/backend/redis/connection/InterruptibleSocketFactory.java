// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis.connection;

import io.maintenance.backend.redis.tls.TlsSettings;
import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * A factory of one socket, whose connection an interrupt ends. It belongs to a channel, because an interrupt, and closing the channel, end whatever waits for
 * it at once; closing a TLS socket would wait for its peer.
 */
final class InterruptibleSocketFactory implements JedisSocketFactory, AutoCloseable {

    private final HostPort address;
    private final Duration timeout;
    private final @Nullable TlsSettings tls;
    private final Consumer<String> progress;
    private volatile @Nullable SocketChannel channel;
    private volatile boolean connected;
    private volatile boolean closed;

    /**
     * Prepares a connection.
     *
     * @param timeout of each step
     * @param tls how to encrypt; {@code null} for plain text
     * @param progress is told each step
     */
    InterruptibleSocketFactory(
            HostPort address, Duration timeout, @Nullable TlsSettings tls, Consumer<String> progress) {
        this.address = address;
        this.timeout = timeout;
        this.tls = tls;
        this.progress = progress;
    }

    /** Tells whether the server took the connection. */
    boolean isConnected() {
        return connected;
    }

    @Override
    public Socket createSocket() {
        try {
            progress.accept("resolving the name " + address.host());
            Socket plain = connected(InetAddress.getAllByName(address.host()));
            if (tls == null) {
                connected = true;
                progress.accept("waiting for " + address);
                return plain;
            }
            progress.accept("in the TLS handshake with " + address + "; a port without TLS does not answer it");
            Socket encrypted = tls.over(plain, address);
            connected = true;
            progress.accept("waiting for " + address);
            return encrypted;
        } catch (IOException failed) {
            close();
            throw new JedisConnectionException("No connection to " + address, failed);
        }
    }

    /** Ends the connection, whoever waits for it. */
    @Override
    public void close() {
        closed = true;
        closeQuietly(channel);
    }

    private Socket connected(InetAddress[] addresses) throws IOException {
        IOException last = new UnknownHostException(address.host());
        for (InetAddress each : addresses) {
            progress.accept("connecting to " + address);
            try {
                return connected(new InetSocketAddress(each, address.port()));
            } catch (IOException failed) {
                last = failed;
            }
        }
        throw last;
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        SocketChannel opened = SocketChannel.open();
        channel = opened;
        if (closed) {
            opened.close();
        }
        try {
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            Socket socket = opened.socket();
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(to, (int) timeout.toMillis());
            return socket;
        } catch (IOException failed) {
            closeQuietly(opened);
            throw failed;
        }
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // what matters is that nobody waits for it any longer
        }
    }
}
