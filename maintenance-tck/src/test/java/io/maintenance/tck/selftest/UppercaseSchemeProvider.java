// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.Set;

/** Names its scheme in capitals. */
public final class UppercaseSchemeProvider implements MaintenanceBackendProvider {

    /** For ServiceLoader. */
    public UppercaseSchemeProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("SHOUTING");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        options.path();
        return new SampleBackend(options);
    }
}
