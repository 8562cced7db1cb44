// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine;

import io.maintenance.engine.config.Configuration;
import io.maintenance.engine.doctor.Doctor;
import io.maintenance.engine.platform.SystemPlatform;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.settings.MaintenanceConfiguration;
import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import java.time.InstantSource;
import java.util.List;

/** The configuration of a builder at one moment. */
final class BuilderConfiguration implements MaintenanceConfiguration {

    private final Configuration configuration;
    private final InstantSource clock;

    /**
     * Creates the configuration.
     *
     * @param configuration a copy that nobody else changes
     */
    BuilderConfiguration(Configuration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public EffectiveSettings settings() {
        return configuration.inForce();
    }

    @Override
    public List<Finding> diagnose() {
        return new Doctor(configuration, new SystemPlatform(clock)).examine();
    }

    @Override
    public MaintenanceBackend openBackend() {
        Configuration primary = configuration.copy();
        primary.noFallback();
        primary.set("maintenance.flag-file", "none");
        return primary.resolve().primary().plain();
    }
}
