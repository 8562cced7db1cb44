// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.Set;
import java.util.function.Function;

/** Opens {@code sample://HOST/FLAW} and {@code embedded:DIRECTORY/FLAW}. */
public final class SampleProvider implements MaintenanceBackendProvider {

    /** For ServiceLoader. */
    public SampleProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of(SampleStore.SERVER, SampleStore.EMBEDDED);
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        String path = options.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return opener(name.isEmpty() ? SampleKit.SOUND : name).apply(options);
    }

    private static Function<BackendOptions, MaintenanceBackend> opener(String name) {
        if (name.equals("loses-at-restart")) {
            return PersistenceFlaws.RestartLoss::new;
        }
        return SoundVariant.named(name)
                .map(SoundVariant::opener)
                .or(() -> Flaw.named(name).map(Flaw::broken))
                .orElse(options -> {
                    options.problem("", "there is no flaw named " + name);
                    return new SampleBackend(options);
                });
    }
}
