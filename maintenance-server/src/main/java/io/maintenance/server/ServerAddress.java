// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

/**
 * Where the server listens.
 *
 * @param host the name or address; by default only this machine reaches it
 * @param port the port; 0: a free one
 */
public record ServerAddress(String host, int port) {

    /** What is listened on unless something else is said. */
    public static final ServerAddress DEFAULT = new ServerAddress("127.0.0.1", 8089);

    /** Returns {@code true} if only programs on this machine can reach it. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("0:0:0:0:0:0:0:1")
                || host.startsWith("127.");
    }

    /** Returns it as it stands in a URL. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
