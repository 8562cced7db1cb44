// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

/**
 * A server on a free port of the loopback address, with a gate in front of an application that has the {@link SampleHandler handlers}.
 *
 * @param port the port
 * @param server the server
 */
public record GatedServer(int port, StoppableServer server) {

    /** What runs until it is stopped. */
    @FunctionalInterface
    public interface StoppableServer {

        /** Stops it. */
        void stop() throws Exception;
    }
}
