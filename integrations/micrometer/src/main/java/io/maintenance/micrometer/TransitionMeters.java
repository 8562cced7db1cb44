// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.maintenance.MaintenanceEvent;
import io.maintenance.MaintenanceEvent.Cause;
import io.maintenance.MaintenanceMode;
import io.maintenance.Subscription;
import io.micrometer.core.instrument.FunctionCounter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How often scopes went on or off, or changed their level, since the metrics were made. Thread-safe. */
final class TransitionMeters implements AutoCloseable {

    private final Map<Cause, LongAdder> counts;
    private final Subscription subscription;

    private TransitionMeters(Map<Cause, LongAdder> counts, Subscription subscription) {
        this.counts = counts;
        this.subscription = subscription;
    }

    /** The switch holds the counts alone, and neither these metrics nor a registry. */
    static TransitionMeters of(MaintenanceMode maintenance) {
        Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);
        for (Cause cause : Cause.values()) {
            counts.put(cause, new LongAdder());
        }
        return new TransitionMeters(counts, maintenance.onChange(event -> count(counts, event)));
    }

    private static void count(Map<Cause, LongAdder> counts, MaintenanceEvent event) {
        Objects.requireNonNull(counts.get(event.cause())).increment();
    }

    void bindTo(MeterCollector meters) {
        counts.forEach(
                (cause, count) -> meters.add(FunctionCounter.builder("maintenance.changes", count, LongAdder::sum)
                        .tag("cause", cause.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .description("How often a scope went on or off, or changed its level")));
    }

    @Override
    public void close() {
        subscription.close();
    }
}
