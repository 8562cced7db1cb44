// SPDX-License-Identifier: Apache-2.0
package io.maintenance.proxies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of this machine with a thread for each connection. Closing it closes them all. */
final class LoopbackListener implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket listener = new ServerSocket();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Conversation conversation;
    private final Thread acceptor = new Thread(this::accept, "loopback");

    /** What is said on a connection. */
    @FunctionalInterface
    interface Conversation {
        void on(Socket connection) throws IOException;
    }

    /**
     * Listens.
     *
     * @param port the port; 0: a free one
     */
    LoopbackListener(int port, Conversation conversation) throws IOException {
        this.conversation = conversation;
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns a port that nothing listens on. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                start(() -> talk(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            conversation.on(connection);
        } catch (IOException gone) {
            // The other side has ended it.
        } finally {
            connections.remove(connection);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    /** The port is free again only when nobody waits for connections any more. */
    @Override
    public void close() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket each : connections) {
            each.close();
        }
    }
}
