// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.jcache;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Duration;
import java.util.Map;

/** Opens backends as an application does. */
final class Opened {

    /** Long enough for a provider to start on a machine that is busy with much else. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Opened() {}

    static MaintenanceBackend by(String url) {
        return by(url, LONG);
    }

    static MaintenanceBackend by(String url, Duration timeout) {
        return builder(timeout).backend(url).configuration().openBackend();
    }

    static MaintenanceBackend by(MaintenanceBackendFactory factory) {
        return builder(LONG).backend(factory).configuration().openBackend();
    }

    private static MaintenanceMode.Builder builder(Duration timeout) {
        return MaintenanceMode.builder()
                .namespace("shop")
                .properties(Map.of("maintenance.backend.timeout", timeout.toString()), "the test");
    }
}
