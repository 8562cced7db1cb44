// SPDX-License-Identifier: Apache-2.0
package io.maintenance.containers;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A container that runs as long as the tests of a class, and the switch behind its gate, which is off when a test begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GatedServerFixture {

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .properties(Map.of("maintenance.flag-file", "none"), "the test")
            .backend("memory:" + UUID.randomUUID())
            .noFallback()
            .open();
    private final Gate gate = Gate.of(
            maintenance,
            HttpSettings.of(
                    Map.of(
                            "maintenance.http.paths.exclude", "/health, /open/**",
                            "maintenance.http.scopes", "/fr=store-fr",
                            "maintenance.http.client-address.header", "X-Forwarded-For",
                            "maintenance.http.client-address.trusted", "127.0.0.1"),
                    "the test"));
    private GatedServer container = new GatedServer(0, () -> {});

    /** Starts a server with this gate in front of its application. */
    protected abstract GatedServer start(Gate gate) throws Exception;

    @BeforeAll
    void start() throws Exception {
        container = start(gate);
    }

    @AfterAll
    void stop() throws Exception {
        container.server().stop();
        maintenance.close();
    }

    @BeforeEach
    void turnOff() {
        maintenance.disableAll();
        maintenance.scope("store-fr").disableAll();
        maintenance.setAddresses(List.of());
    }

    MaintenanceMode maintenance() {
        return maintenance;
    }

    Gate gate() {
        return gate;
    }

    int port() {
        return container.port();
    }
}
