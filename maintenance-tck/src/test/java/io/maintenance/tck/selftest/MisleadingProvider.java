// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import io.maintenance.spi.Traits;
import java.time.Duration;
import java.util.Set;

/** Says of its stores what is not so. */
public final class MisleadingProvider implements MaintenanceBackendProvider {

    /** For ServiceLoader. */
    public MisleadingProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("misleading");
    }

    @Override
    public Traits.Reach reach() {
        return Traits.Reach.PROCESS;
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofMinutes(5);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        options.path();
        return new SampleBackend(options);
    }
}
