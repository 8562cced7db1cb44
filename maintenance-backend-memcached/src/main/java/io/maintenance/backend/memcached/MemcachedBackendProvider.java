// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.HostPort;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.List;
import java.util.Set;

/**
 * Opens {@code memcached://host:11211}. Of several hosts, {@code memcached://a,b,c}, the namespace decides which one is used; the
 * others never are. Options {@code user} and {@code password} log in by SASL. Thread-safe.
 */
public final class MemcachedBackendProvider implements MaintenanceBackendProvider {

    private static final int PORT = 11211;

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public MemcachedBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("memcached");
    }

    @Override
    public List<String> urlForms() {
        return List.of("memcached://HOST:PORT");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        List<HostPort> hosts = options.hosts(PORT);
        if (hosts.isEmpty()) {
            options.problem("", "the host is missing; name the server, such as memcached://cache.internal:11211");
        }
        if (!options.path().isEmpty() && !options.path().equals("/")) {
            options.problem("", "Memcached has no databases: leave out what follows the host");
        }
        boolean user = options.user().isPresent();
        if (user != options.password().isPresent()) {
            options.problem(user ? "user" : "password", "a login needs both user and password, or password-file");
        }
        options.finish();
        return MemcachedBackend.at(ServerChoice.among(hosts, options.namespace()), options);
    }
}
