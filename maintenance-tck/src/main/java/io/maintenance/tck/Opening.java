// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.MaintenanceBackendFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an instance is opened: found, configured and checked as an application's would be.
 *
 * @param subject who closes it after the test
 * @param factory what opens it in place of the address
 * @param url where the store is
 * @param namespace in which the entries are
 * @param timeout of its calls
 * @param options beside the address
 */
record Opening(
        Subject subject,
        Optional<MaintenanceBackendFactory> factory,
        String url,
        String namespace,
        Duration timeout,
        Map<String, String> options) {

    private static final String PREFIX = "maintenance.backend.";

    Opening at(StoreUrl other) {
        return new Opening(subject, factory, other.text(), namespace, timeout, options);
    }

    Opening in(String other) {
        return new Opening(subject, factory, url, other, timeout, options);
    }

    Opening within(Duration other) {
        return new Opening(subject, factory, url, namespace, other, options);
    }

    Opening with(String option, String value) {
        Map<String, String> more = new HashMap<>(options);
        more.put(option, value);
        return new Opening(subject, factory, url, namespace, timeout, more);
    }

    Opening without(String... names) {
        Map<String, String> fewer = new HashMap<>(options);
        fewer.keySet().removeAll(Set.of(names));
        return new Opening(subject, factory, url, namespace, timeout, fewer);
    }

    /** Opens it. @throws io.maintenance.ConfigurationException with every mistake */
    MaintenanceBackend open() {
        MaintenanceMode.Builder builder =
                MaintenanceMode.builder().namespace(namespace).properties(settings(), "the conformance kit");
        factory.ifPresentOrElse(builder::backend, () -> builder.backend(url));
        return subject.closeLater(builder.openBackend());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put(PREFIX + "timeout", timeout.toString());
        options.forEach((name, value) -> settings.put(PREFIX + name, value));
        return settings;
    }
}
