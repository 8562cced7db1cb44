// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How the stores are doing.
 *
 * @param maintenance the switch
 */
record StoreMeters(MaintenanceMode maintenance) {

    /** The counters of errors, by the kind that is shown. */
    private static final Map<String, String> ERRORS =
            Map.of("read", "read-failures", "write", "write-failures", "damaged", "damaged-entries");

    void bindTo(MeterCollector meters) {
        meters.add(gauge("maintenance.degraded", health -> health.degraded() ? 1 : 0)
                .description("1 while the primary store cannot be reached, else 0"));
        meters.add(gauge("maintenance.unknown", health -> health.unknown() ? 1 : 0)
                .description("1 while nothing is known, so that maintenance.on-unknown decides, else 0"));
        meters.add(gauge("maintenance.flagged", health -> health.flagged() ? 1 : 0)
                .description("1 while the emergency flag file turns this node on, else 0"));
        meters.add(gauge("maintenance.contact.age", health -> age(health, meters.now()))
                .baseUnit("seconds")
                .description("How long ago the primary store was last read; not a number if it never was"));
        ERRORS.forEach((kind, counter) -> meters.add(counter("maintenance.store.errors", counter)
                .tag("kind", kind)
                .description("How often a store could not be read or written, or an entry was damaged")));
        meters.add(counter("maintenance.reassertions", "reasserted-entries")
                .description("How often an entry that a store had lost was written back"));
    }

    private Gauge.Builder<MaintenanceMode> gauge(String name, ToDoubleFunction<MaintenanceHealth> value) {
        return Gauge.builder(name, maintenance, mode -> value.applyAsDouble(mode.health()));
    }

    private FunctionCounter.Builder<MaintenanceMode> counter(String name, String counter) {
        return FunctionCounter.builder(
                name, maintenance, mode -> mode.health().counters().getOrDefault(counter, 0L));
    }

    private static double age(MaintenanceHealth health, long now) {
        Instant last = health.lastSync();
        return last == null ? Double.NaN : Math.max(0, now - last.toEpochMilli()) / 1000.0;
    }
}
