// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.ConfigurationException;
import io.maintenance.MaintenanceMode;
import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.server.mirror.MirrorSettings;
import io.maintenance.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a server is configured with: the settings {@code maintenance.server.*}, checked. Immutable.
 *
 * @param mirror which copies of the state are made for proxies
 * @param metrics who may read the metrics
 * @param limits what clients can cost; no setting
 */
record ServerSettings(MirrorSettings mirror, MetricsAccess metrics, ServerLimits limits) {

    /** What the names of all settings begin with. */
    static final String PREFIX = "maintenance.server.";

    private static final String METRICS = PREFIX + "metrics";

    /** Every name, in the order in which the documentation explains them. */
    static final List<String> NAMES =
            Stream.concat(Stream.of(METRICS), MirrorSettings.NAMES.stream()).toList();

    /**
     * Returns the settings that the configuration of a switch holds: in its system properties, environment and file.
     *
     * @throws ConfigurationException with every mistake
     */
    static ServerSettings of(MaintenanceMode maintenance) {
        return of(maintenance.settings(PREFIX, NAMES));
    }

    static ServerSettings of(Map<String, Setting> settings) {
        SettingsReader reader = new SettingsReader(settings);
        reader.checkNames(PREFIX, NAMES);
        ServerSettings resolved = new ServerSettings(
                MirrorSettings.read(reader),
                reader.value(METRICS, SettingType.choice(MetricsAccess.CHOICES), MetricsAccess.LOCAL),
                ServerLimits.DEFAULT);
        reader.throwIfAny();
        return resolved;
    }
}
