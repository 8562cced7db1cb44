// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.harness;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.Set;

/** A provider that claims a scheme which another one has. Public, because it is loaded as a service. */
public final class DuplicateFileProvider implements MaintenanceBackendProvider {

    /** Creates the provider. */
    public DuplicateFileProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        throw new AssertionError("nobody may choose between two");
    }
}
