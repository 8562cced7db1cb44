// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import static io.maintenance.spi.StorageKey.MAINTENANCE_MODE_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One store without a switch. */
class OpenBackendTest {

    private final String store = "memory:" + UUID.randomUUID();

    @Test
    void theStoreIsThatOfTheSwitchInTheSameNamespace() {
        try (MaintenanceBackend backend = builder().configuration().openBackend();
                MaintenanceMode maintenance = builder().open()) {
            maintenance.enable();

            assertThat(backend.read().get(MAINTENANCE_MODE_STATUS)).contains("global.operator.on=true");
        }
    }

    @Test
    void anotherStoreIsTakenOver() {
        try (MaintenanceMode old = builder().open();
                MaintenanceMode maintenance = MaintenanceMode.builder()
                        .namespace("shop")
                        .backend(store + "-new")
                        .open()) {
            old.enable();
            maintenance.adopt(options -> builder()
                    .namespace(options.namespace())
                    .backend(store)
                    .configuration()
                    .openBackend());

            assertThat(maintenance.isOn()).isTrue();
        }
    }

    @Test
    void everyMistakeIsNamed() {
        var wrong = builder()
                .properties(Map.of("maintenance.backend.timeuot", "1s"), "a test")
                .configuration();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(wrong::openBackend)
                .withMessageContaining("maintenance.backend.timeout");
    }

    @Test
    void noFallbackIsOpened() {
        try (MaintenanceBackend backend =
                builder().fallback("no-such-scheme:x").configuration().openBackend()) {
            assertThat(backend.read()).isEmpty();
        }
    }

    @Test
    void theBuilderGoesOnAsItWas() {
        MaintenanceMode.Builder builder = builder().fallback("no-such-scheme:x");
        var configuration = builder.configuration();
        configuration.openBackend().close();
        builder.noFallback();

        assertThat(configuration.settings().problems()).isNotEmpty();
        builder.open().close();
    }

    private MaintenanceMode.Builder builder() {
        return MaintenanceMode.builder().namespace("shop").backend(store);
    }
}
