// SPDX-License-Identifier: Apache-2.0
package io.maintenance.micrometer;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.http.HttpSettings;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * What is on, for each scope that is configured: others come and go, and would grow without bound.
 *
 * @param maintenance the switch
 * @param scopes the scopes
 */
record StateMeters(MaintenanceMode maintenance, List<String> scopes) {

    private static final String CONFIGURED = "maintenance.scopes";

    static StateMeters of(MaintenanceMode maintenance) {
        SortedSet<String> scopes = new TreeSet<>(HttpSettings.of(maintenance).scopes());
        scopes.add(MaintenanceMode.GLOBAL);
        SettingsReader reader = new SettingsReader(maintenance.settings(CONFIGURED, List.of(CONFIGURED)));
        scopes.addAll(reader.list(CONFIGURED, SettingType.slug()::parse));
        return new StateMeters(maintenance, List.copyOf(scopes));
    }

    void bindTo(MeterCollector meters) {
        for (String scope : scopes) {
            meters.add(gauge("maintenance.active", scope, status -> status.on() ? 1 : 0)
                    .description("1 while the scope is in maintenance, else 0"));
            meters.add(gauge("maintenance.level", scope, StateMeters::level)
                    .description("0 while the scope is off, 1 while it is read-only, 2 while everything is rejected"));
            meters.add(
                    gauge("maintenance.overdue", scope, status -> overdue(status, Instant.ofEpochMilli(meters.now())))
                            .baseUnit("seconds")
                            .description(
                                    "How long ago the maintenance that is on was expected to end; 0 if it is not overdue"));
        }
    }

    private Gauge.Builder<MaintenanceMode> gauge(String name, String scope, ToDoubleFunction<ScopeStatus> value) {
        return Gauge.builder(
                        name,
                        maintenance,
                        mode -> value.applyAsDouble(mode.scope(scope).status()))
                .tag("scope", scope);
    }

    private static double level(ScopeStatus status) {
        if (!status.on()) {
            return 0;
        }
        return status.level() == Level.READ_ONLY ? 1 : 2;
    }

    private static double overdue(ScopeStatus status, Instant now) {
        Instant expected = status.on() ? status.expect() : null;
        return expected == null
                ? 0
                : Math.max(0, Duration.between(expected, now).toMillis() / 1000.0);
    }
}
