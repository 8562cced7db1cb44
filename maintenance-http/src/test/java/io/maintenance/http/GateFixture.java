// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.MaintenanceMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A switch of its own in memory, and gates before it; the time stands until it is moved. */
final class GateFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-21T20:00:00Z");

    private volatile Instant now = START;
    private final InstantSource clock = () -> now;

    final MaintenanceMode maintenance = MaintenanceMode.builder()
            .backend("memory:" + UUID.randomUUID())
            .by("night-shift")
            .clock(clock)
            .open();

    /** Returns a gate with settings, given in pairs of a name without its prefix and a value. */
    Gate gate(String... pairs) {
        return builder(pairs).build();
    }

    Gate.Builder builder(String... pairs) {
        Map<String, String> settings = new TreeMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            settings.put("maintenance.http." + pairs[at], pairs[at + 1]);
        }
        return Gate.builder(maintenance)
                .settings(HttpSettings.of(settings, "the test"))
                .clock(clock)
                .chance(bound -> 0);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        maintenance.close();
    }
}
