// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import java.util.Map;

/**
 * A node of a deployment on the store under test, with a fallback of its own in memory.
 *
 * @param mode the switch as an application holds it
 * @param store what stands between it and the store
 */
record Node(MaintenanceMode mode, Interposer store) {

    private static final String PREFIX = "maintenance.";

    /** Opens a node of the test's namespace. */
    static Node open(Subject subject, String fallback) {
        return open(subject, fallback, subject.open());
    }

    /** Opens a node on another instance, whatever namespace that has. */
    static Node open(Subject subject, String fallback, MaintenanceBackend real) {
        Interposer store = new Interposer(real, subject.timeout().multipliedBy(4));
        MaintenanceMode mode = MaintenanceMode.builder()
                .namespace(subject.namespace())
                .backend(options -> store)
                .fallback("memory:" + subject.namespace() + "-" + fallback)
                .properties(settings(subject), "the conformance kit")
                .by("tck")
                .open();
        return new Node(subject.closeLater(mode), store);
    }

    private static Map<String, String> settings(Subject subject) {
        return Map.of(
                PREFIX + "backend.timeout", subject.timeout().toString(),
                PREFIX + "poll-interval", "100ms",
                PREFIX + "poll-interval-watched", "1s",
                PREFIX + "flag-file", "none");
    }
}
