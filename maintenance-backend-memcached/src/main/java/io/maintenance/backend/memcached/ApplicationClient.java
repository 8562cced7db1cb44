// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendOptions;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.spy.memcached.MemcachedClient;

/**
 * A client that the application has made.
 *
 * @param client the client
 */
record ApplicationClient(MemcachedClient client) {

    /** How the driver's connection factories describe themselves, and so their clients. */
    private static final String REDISTRIBUTES = "Failure Mode: Redistribute";

    MemcachedBackend open(BackendOptions options) {
        List<String> servers = servers();
        if (servers.size() > 1 && client.toString().contains(REDISTRIBUTES)) {
            options.problem(
                    "",
                    "the client asks another of its servers when one is away (failure mode Redistribute), so that two nodes"
                            + " would disagree: give it FailureMode.Cancel, or one server");
        }
        options.finish();
        String shown = "the given Memcached client of " + String.join(", ", servers);
        return new MemcachedBackend(new ApplicationSessions(shown, client), shown, options);
    }

    private List<String> servers() {
        return Stream.concat(client.getAvailableServers().stream(), client.getUnavailableServers().stream())
                .map(ApplicationClient::shown)
                .sorted()
                .collect(Collectors.toList());
    }

    private static String shown(SocketAddress address) {
        return address instanceof InetSocketAddress inet
                ? inet.getHostString() + ":" + inet.getPort()
                : address.toString();
    }
}
