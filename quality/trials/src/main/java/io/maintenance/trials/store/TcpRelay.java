// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A TCP relay between one process and a server, which can part them: it forwards bytes in both directions, holds them back, or
 * refuses connections. Counts what passes. Thread-safe.
 */
public final class TcpRelay implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int CONNECT_MILLIS = 1000;

    private final HostPort target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final LongAdder requests = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final Object gate = new Object();
    private ServerSocket listener;
    private Thread acceptor;
    private boolean cut;

    /** Starts to listen on a free port of the loopback address. */
    public TcpRelay(HostPort target) {
        this.target = target;
        this.listener = listen(0);
        this.acceptor = start("relay", () -> accept(listener));
        this.port = listener.getLocalPort();
    }

    /**
     * How much passed.
     *
     * @param requests pieces that came from the client's side
     * @param sent bytes from the client to the server
     * @param received bytes from the server to the client
     */
    public record RelayTraffic(long requests, long sent, long received) {

        /** Returns what passed since an earlier look. */
        public RelayTraffic since(RelayTraffic before) {
            return new RelayTraffic(requests - before.requests, sent - before.sent, received - before.received);
        }
    }

    /** Returns where it listens. */
    public HostPort address() {
        return new HostPort(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Keeps what comes: connections stay open, new ones are taken, and nothing passes until {@link #restore}. */
    public void cut() {
        synchronized (gate) {
            cut = true;
        }
    }

    /** Closes all connections and takes no more until {@link #restore}. */
    public void refuse() {
        closeQuietly(listener);
        awaitEnd(acceptor); // as long as it waits in accept, the kernel goes on to take connections
        closeConnections();
    }

    /** Ends {@link #cut} or {@link #refuse}. */
    public void restore() {
        synchronized (gate) {
            cut = false;
            gate.notifyAll();
        }
        if (listener.isClosed()) {
            listener = listen(port);
            acceptor = start("relay", () -> accept(listener));
        }
    }

    /** Returns what has passed so far. */
    public RelayTraffic traffic() {
        return new RelayTraffic(requests.sum(), sent.sum(), received.sum());
    }

    @Override
    public void close() {
        refuse();
        synchronized (gate) {
            cut = false;
            gate.notifyAll();
        }
    }

    private static ServerSocket listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("The relay cannot listen", e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                sockets.add(client);
                start("relay to the server", () -> connect(socket, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(ServerSocket from, Socket client) {
        Socket server = new Socket();
        sockets.add(server);
        try {
            awaitPassage();
            server.connect(new InetSocketAddress(target.host(), target.port()), CONNECT_MILLIS);
            if (from.isClosed()) {
                throw new IOException("refused meanwhile");
            }
            start("relay to the client", () -> pump(server, client, false));
            pump(client, server, true);
        } catch (IOException failed) {
            close(client, server);
        }
    }

    private void pump(Socket from, Socket to, boolean request) {
        byte[] buffer = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            to.setTcpNoDelay(true);
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitPassage();
                count(request, length); // before the other end can answer
                out.write(buffer, 0, length);
            }
        } catch (IOException ended) {
            // both sides are told below
        } finally {
            close(from, to);
        }
    }

    private void count(boolean request, int length) {
        if (request) {
            requests.increment();
            sent.add(length);
        } else {
            received.add(length);
        }
    }

    private void awaitPassage() throws IOException {
        synchronized (gate) {
            try {
                while (cut) {
                    gate.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private void closeConnections() {
        sockets.forEach(TcpRelay::closeQuietly);
        sockets.clear();
    }

    private void close(Socket one, Socket other) {
        closeQuietly(one);
        closeQuietly(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // nothing is left to close
        }
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
