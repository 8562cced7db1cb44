// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.redis;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maintenance.Activation;
import io.maintenance.MaintenanceMode;
import io.maintenance.spi.BackendException;
import io.maintenance.spi.MaintenanceBackend;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import redis.clients.jedis.UnifiedJedis;

/** Backends as an application would get them: from a URL and options. */
final class Opened {

    static final String NAMESPACE = "shop";

    private static final Map<String, String> NODE = Map.of(
            "maintenance.flag-file", "none",
            "maintenance.start-timeout", "1m",
            "maintenance.backend.timeout", "1s");

    private Opened() {}

    static MaintenanceBackend at(String url) {
        return at(url, Map.of());
    }

    static MaintenanceBackend at(String url, Map<String, String> options) {
        Map<String, String> settings = new HashMap<>(Map.of("maintenance.backend.timeout", "30s"));
        options.forEach((name, value) -> settings.put("maintenance.backend." + name, value));
        return MaintenanceMode.builder()
                .namespace(NAMESPACE)
                .properties(settings, "the test")
                .backend(url)
                .configuration()
                .openBackend();
    }

    /** Opens one through a client of the application. */
    static MaintenanceBackend through(UnifiedJedis client) {
        return MaintenanceMode.builder()
                .namespace(NAMESPACE)
                .properties(NODE, "the test")
                .backend(RedisBackend.using(client))
                .configuration()
                .openBackend();
    }

    /** Opens a replica that keeps a fallback in this directory. */
    static MaintenanceMode node(String url, Path fallback) {
        return MaintenanceMode.builder()
                .namespace(NAMESPACE)
                .properties(NODE, "the test")
                .backend(url)
                .fallback("file:" + fallback)
                .open();
    }

    /** Opens a switch that knows no more than the store. */
    static MaintenanceMode oneShot(String url) {
        return MaintenanceMode.builder()
                .namespace(NAMESPACE)
                .properties(NODE, "the test")
                .backend(url)
                .noFallback()
                .oneShot()
                .open();
    }

    /** Returns who keeps it on. */
    static List<String> holders(MaintenanceMode mode) {
        return mode.status().heldBy().stream().map(Activation::holder).toList();
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
