// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a backend says of itself once it has been read, for the report.
 *
 * @param reach who shares the store: {@code process}, {@code host}, {@code cluster} or {@code unknown}
 * @param watch how it tells of changes: {@code complete}, {@code hints} or {@code none}
 */
record Portrait(String reach, String watch) {

    /** How long a watch may take to begin; one that begins later counts as one that is never complete. */
    static final Duration COMPLETE_WITHIN = Duration.ofSeconds(5);

    private static final String UNKNOWN = "unknown";

    /** Looks at an instance of its own; a backend that fails is unknown, and the rules say why. */
    static Portrait of(Subject subject) {
        try (MaintenanceBackend backend = subject.open()) {
            subject.steady(backend).read();
            String reach = backend.traits().reach().name().toLowerCase(Locale.ROOT);
            return new Portrait(reach, watch(backend.watch(() -> {})));
        } catch (RuntimeException | LinkageError failed) {
            return new Portrait(UNKNOWN, UNKNOWN);
        }
    }

    private static String watch(Optional<Watch> watch) {
        if (watch.isEmpty()) {
            return "none";
        }
        return Eventually.holds(COMPLETE_WITHIN, watch.get()::isComplete) ? "complete" : "hints";
    }
}
