// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.backend.jcache.error.JarRequirement;
import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Opens {@code jcache:PROVIDER/CACHE?manager=URI}: a cache of any JCache provider. The provider is started by the first call,
 * not before. Thread-safe.
 */
public final class JCacheBackendProvider implements MaintenanceBackendProvider {

    /** Creates the provider; {@link java.util.ServiceLoader} does. */
    public JCacheBackendProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("jcache");
    }

    @Override
    public List<String> urlForms() {
        return List.of("jcache:PROVIDER/CACHE?manager=URI");
    }

    /** The first call starts the provider, which takes seconds. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        try {
            return JCacheBackend.open(options);
        } catch (NoClassDefFoundError missing) {
            JarRequirement.behind(missing).ifPresent(jar -> {
                options.problem("", "the class path lacks " + jar.artifact() + " (" + missing.getMessage() + ")");
                options.finish();
            });
            throw missing;
        }
    }
}
