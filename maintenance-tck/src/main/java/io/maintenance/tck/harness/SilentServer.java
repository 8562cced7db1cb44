// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A server of this machine that takes connections and never answers: to a client, a server that hangs. */
public final class SilentServer implements AutoCloseable {

    private final ServerSocketChannel server;
    private final List<SocketChannel> taken = new ArrayList<>();

    public SilentServer() {
        try {
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException("No port of " + LoopbackPorts.LOOPBACK + " can be had", e);
        }
    }

    public String address() {
        return LoopbackPorts.LOOPBACK + ":" + server.socket().getLocalPort();
    }

    /** Returns whether a client has connected so far. */
    public boolean wasCalled() {
        return calls() > 0;
    }

    /** Returns how often clients have connected so far. */
    public int calls() {
        try {
            for (SocketChannel caller = server.accept(); caller != null; caller = server.accept()) {
                taken.add(caller);
            }
            return taken.size();
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
