// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The routes to a server: direct, and by a relay for each process.
 *
 * @param address of the server
 * @param relays one for each process
 * @param urls how a URL follows from an address
 */
record ServerRoutes(HostPort address, List<TcpRelay> relays, Function<HostPort, String> urls) {

    private static final int PROCESSES = 4;

    static ServerRoutes to(HostPort address, Function<HostPort, String> urls) {
        List<TcpRelay> relays =
                Stream.generate(() -> new TcpRelay(address)).limit(PROCESSES).toList();
        return new ServerRoutes(address, relays, urls);
    }

    TcpRelay relay(int process) {
        return relays.get(process % relays.size());
    }

    String direct() {
        return urls.apply(address);
    }

    String by(int process) {
        return urls.apply(relay(process).address());
    }
}
