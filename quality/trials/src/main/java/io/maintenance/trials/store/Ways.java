// SPDX-License-Identifier: Apache-2.0
package io.maintenance.trials.store;

import io.maintenance.spi.HostPort;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ways to a server: straight, and by a relay for each process.
 *
 * @param address of the server
 * @param relays one for each process
 * @param urls how a URL follows from an address
 */
record Ways(HostPort address, List<Relay> relays, Function<HostPort, String> urls) {

    private static final int PROCESSES = 4;

    static Ways to(HostPort address, Function<HostPort, String> urls) {
        List<Relay> relays =
                Stream.generate(() -> new Relay(address)).limit(PROCESSES).toList();
        return new Ways(address, relays, urls);
    }

    Relay relay(int process) {
        return relays.get(process % relays.size());
    }

    String straight() {
        return urls.apply(address);
    }

    String by(int process) {
        return urls.apply(relay(process).address());
    }
}
