// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import io.maintenance.spi.BackendOptions;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendProvider;
import java.util.Set;

/** Opens {@code sample://HOST/FLAW}. */
public final class SampleProvider implements MaintenanceBackendProvider {

    /** For ServiceLoader. */
    public SampleProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("sample");
    }

    @Override
    public MaintenanceBackend open(BackendOptions options) {
        String flaw = options.path().replaceFirst("/", "");
        return switch (flaw) {
            case SampleKit.SOUND, "" -> new SampleBackend(options);
            case BusyStore.NAME -> new BusyStore(options);
            case "loses-at-restart" -> new FailureFlaws.RestartLoss(options);
            default -> Flaw.named(flaw).orElseThrow(() -> unknown(flaw)).open(options);
        };
    }

    private static RuntimeException unknown(String flaw) {
        return new IllegalArgumentException("there is no \"" + flaw + "\"");
    }
}
