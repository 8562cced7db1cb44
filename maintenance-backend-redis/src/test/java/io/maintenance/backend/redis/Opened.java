// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Backends as an application would get them: from a URL and options. */
final class Opened {

    static final String NAMESPACE = "shop";

    private Opened() {}

    static MaintenanceBackend at(String url) {
        return at(url, Map.of());
    }

    static MaintenanceBackend at(String url, Map<String, String> options) {
        Map<String, String> settings = new HashMap<>(Map.of("maintenance.backend.timeout", "5s"));
        options.forEach((name, value) -> settings.put("maintenance.backend." + name, value));
        return MaintenanceMode.builder()
                .namespace(NAMESPACE)
                .properties(settings, "the test")
                .backend(url)
                .openBackend();
    }

    /** Says what a first read of this store throws. */
    static BackendException failure(String url, Map<String, String> options) {
        try (MaintenanceBackend backend = at(url, options)) {
            return failure(backend::read);
        }
    }

    static BackendException failure(Callable<?> call) {
        return catchThrowableOfType(BackendException.class, call::call);
    }
}
