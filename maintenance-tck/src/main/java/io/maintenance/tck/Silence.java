// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A server of this machine that can be connected to and never says a word: to a client, a server that hangs. */
final class Silence implements AutoCloseable {

    private final ServerSocketChannel server;
    private final List<SocketChannel> taken = new ArrayList<>();

    Silence() {
        try {
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("No port of " + Ports.LOOPBACK + " can be had", e);
        }
    }

    String address() {
        return Ports.LOOPBACK + ":" + server.socket().getLocalPort();
    }

    /** Returns whether anybody has connected so far. */
    boolean wasCalled() {
        try {
            SocketChannel caller = server.accept();
            if (caller != null) {
                taken.add(caller);
            }
            return !taken.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel each : taken) {
            each.close();
        }
        server.close();
    }
}
