// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import java.time.Duration;
import java.util.Map;

/**
 * A node of a deployment on the store under test, with a fallback of its own in memory.
 *
 * @param mode the switch as an application holds it
 * @param store what stands between it and the store
 */
record Node(MaintenanceMode mode, Interposer store) {

    private static final String PREFIX = "maintenance.";
    private static final String START_TIMEOUT = "1m";

    /** Opens a node of the test's namespace. */
    static Node open(Subject subject, String fallback) {
        return open(subject, fallback, subject.open());
    }

    /** Opens a node on another instance, whatever namespace that has. */
    static Node open(Subject subject, String fallback, MaintenanceBackend real) {
        return open(subject, fallback, real, subject.timeout());
    }

    /** Opens a node that waits for each call of its store as long as this. */
    static Node open(Subject subject, String fallback, Duration timeout) {
        return open(subject, fallback, subject.open(), timeout);
    }

    private static Node open(Subject subject, String fallback, MaintenanceBackend real, Duration timeout) {
        Interposer store = new Interposer(real, subject.limit().multipliedBy(2));
        MaintenanceMode mode = MaintenanceMode.builder()
                .namespace(subject.namespace())
                .backend(options -> store)
                .fallback("memory:" + subject.namespace() + "-" + fallback)
                .properties(settings(timeout), "the conformance kit")
                .by("tck")
                .open();
        return new Node(subject.closeLater(mode), store);
    }

    private static Map<String, String> settings(Duration timeout) {
        return Map.of(
                PREFIX + "backend.timeout", timeout.toString(),
                PREFIX + "start-timeout", START_TIMEOUT,
                PREFIX + "poll-interval", "100ms",
                PREFIX + "poll-interval-watched", "1s",
                PREFIX + "flag-file", "none");
    }
}
