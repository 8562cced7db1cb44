// SPDX-License-Identifier: Apache-2.0
package io.maintenance.examples.checks;

import io.maintenance.ActivationSpec;
import io.maintenance.MaintenanceMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The switch as an operator has it: opened for each change, and closed.
 *
 * @param url where it is kept
 * @param namespace whose it is
 */
record Switch(String url, String namespace) {

    static Switch in(Path state) {
        return new Switch("file:" + state, "default");
    }

    void enable(Consumer<ActivationSpec> spec) {
        change(maintenance -> maintenance.enable(spec));
    }

    void disable() {
        change(MaintenanceMode::disable);
    }

    void allow(String... addresses) {
        change(maintenance -> maintenance.setAddresses(List.of(addresses)));
    }

    private void change(Consumer<MaintenanceMode> change) {
        try (MaintenanceMode maintenance = builder().oneShot().open()) {
            change.accept(maintenance);
        }
    }

    /** Opens it as an application has it, which is told of changes. */
    MaintenanceMode open() {
        return builder().open();
    }

    private MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "the check")
                .namespace(namespace)
                .backend(url)
                .noFallback();
    }
}
