// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

/**
 * A server on a free port of the loopback address, with a gate in front of an application that has the {@link Handler handlers}.
 *
 * @param port the port
 * @param server the server
 */
public record Container(int port, Server server) {

    /** What runs until it is stopped. */
    @FunctionalInterface
    public interface Server {

        /** Stops it. */
        void stop() throws Exception;
    }
}
