// SPDX-License-Identifier: Apache-2.0
package io.maintenance.settings;

import io.maintenance.spi.Finding;
import io.maintenance.spi.MaintenanceBackend;
import java.util.List;

/**
 * What a switch would run on: the settings of a {@link io.maintenance.MaintenanceMode.Builder} as they were when its {@code
 * configuration()} was called, to be looked at without opening the switch. Later calls of the builder do not change it. Every
 * method reads files and the environment again. Not thread-safe.
 */
public interface MaintenanceConfiguration {

    /**
     * Returns every setting, the defaults too, and where each came from. Opens nothing and asks no store: a backend reads its
     * options and is stopped before it opens. The settings of other modules are checked by the {@link SettingGroup groups} that
     * those declare. Errors are not thrown: they stand beside the settings that are there nevertheless.
     */
    EffectiveSettings settings();

    /**
     * Examines the configuration and the stores: where the settings come from, whether the stores answer, can be written and
     * push their changes, who shares them, and what their backends say of them. Changes nothing, but for an entry's present
     * text, which is written over itself. Takes as long as the stores' timeouts let it, and a few seconds more at most. An error
     * in the configuration is a finding too.
     *
     * @return what was found, worth reading from top to bottom; no secret is in it
     */
    List<Finding> diagnose();

    /**
     * Opens the primary store alone, found, configured and checked as {@code MaintenanceMode.Builder.open} does it, without a
     * switch: for tests of backends, and to hand one store to {@link io.maintenance.MaintenanceMode#adopt}. A fallback and a flag
     * file are left out. The caller closes it.
     *
     * @throws io.maintenance.ConfigurationException with every error
     */
    MaintenanceBackend openBackend();
}
