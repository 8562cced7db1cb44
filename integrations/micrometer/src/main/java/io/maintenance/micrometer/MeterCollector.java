// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;

/** Registers meters in one registry, and knows which. Not thread-safe. */
final class MeterCollector {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    MeterCollector(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Returns the time of the registry, in milliseconds. */
    long now() {
        return registry.config().clock().wallTime();
    }

    void add(Gauge.Builder<?> gauge) {
        meters.add(gauge.register(registry));
    }

    void add(FunctionCounter.Builder<?> counter) {
        meters.add(counter.register(registry));
    }

    void removeAll() {
        meters.forEach(registry::remove);
    }
}
