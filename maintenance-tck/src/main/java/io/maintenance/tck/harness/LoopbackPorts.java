// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address on which nothing listens. */
public final class LoopbackPorts {

    public static final String LOOPBACK = "127.0.0.1";

    private LoopbackPorts() {}

    /** Returns a port that is free now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port of " + LOOPBACK + " can be had", e);
        }
    }

    /** Returns {@code host:port} of an address where nothing listens: connecting is refused at once. */
    public static String dead() {
        return LOOPBACK + ":" + free();
    }
}
