// SPDX-License-Identifier: Apache-2.0
package io.maintenance.servlet;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A container that runs the filter, and the switch behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServletServerRules {

    private final HttpSettings settings;
    MaintenanceMode maintenance;
    ServletServer container;

    /**
     * Prepares the settings.
     *
     * @param trusted whose header names the client
     */
    ServletServerRules(String trusted) {
        settings = HttpSettings.of(
                Map.of(
                        "maintenance.http.paths.exclude", "/health",
                        "maintenance.http.client-address.header", "X-Forwarded-For",
                        "maintenance.http.client-address.trusted", trusted),
                "the test");
    }

    abstract ServletServer start(MaintenanceFilter filter) throws Exception;

    @BeforeAll
    void start() throws Exception {
        maintenance = MaintenanceMode.builder()
                .properties(Map.of("maintenance.flag-file", "none"), "the test")
                .backend("memory:" + getClass().getSimpleName())
                .noFallback()
                .open();
        container = start(new MaintenanceFilter(Gate.of(maintenance, settings)));
    }

    @AfterAll
    void stop() {
        container.close();
        maintenance.close();
    }
}
