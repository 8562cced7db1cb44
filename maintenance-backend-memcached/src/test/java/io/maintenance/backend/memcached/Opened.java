// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.memcached;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import java.util.HashMap;
import java.util.Map;

/** Backends and nodes as an application opens them. */
final class Opened {

    private Opened() {}

    static MaintenanceBackend backend(String url) {
        return backend(url, Map.of());
    }

    /** Opens one with a timeout that a busy machine can keep. */
    static MaintenanceBackend backend(String url, Map<String, String> options) {
        Map<String, String> settings = new HashMap<>();
        settings.put("maintenance.backend.timeout", "30s");
        options.forEach((name, value) -> settings.put("maintenance.backend." + name, value));
        return MaintenanceMode.builder()
                .namespace("shop")
                .properties(settings, "the test")
                .backend(url)
                .configuration()
                .openBackend();
    }

    static MaintenanceMode node(String url, String fallback) {
        return MaintenanceMode.builder()
                .namespace("shop")
                .properties(Map.of("maintenance.backend.timeout", "30s", "maintenance.start-timeout", "1m"), "the test")
                .backend(url)
                .fallback("memory:" + fallback)
                .open();
    }
}
