// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.memory;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.Traits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Opens {@code memory:NAME}. Whoever names the same store and namespace in this process shares it. */
public final class MemoryBackendProvider implements MaintenanceBackendProvider {

    private static final int ANY_PORT = 1;

    /** For {@link java.util.ServiceLoader}. */
    public MemoryBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    @Override
    public List<String> urlForms() {
        return List.of("memory:NAME");
    }

    @Override
    public Traits.Reach reach() {
        return Traits.Reach.PROCESS;
    }

    /** No call waits here, except for a thread that is not scheduled. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        String name = options.path();
        if (!options.hosts(ANY_PORT).isEmpty()) {
            options.problem("", "a store in memory has no host: write memory:NAME, without slashes");
        } else if (name.isBlank()) {
            options.problem("", "the store in memory needs a name: memory:NAME");
        }
        options.finish();
        return new MemoryBackend(name, MemoryStore.named(name, options.namespace()));
    }
}
