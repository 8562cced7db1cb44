// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import java.util.function.Consumer;

/** Opens the switch that a command is about. */
@FunctionalInterface
interface Connector {

    /** Opens what the system properties, the environment and the properties file say, and the options before them. */
    Connector AMBIENT = (common, more) -> {
        MaintenanceMode.Builder builder = builder(common);
        more.accept(builder);
        return builder.open();
    };

    /** Returns what would open it. */
    static MaintenanceMode.Builder builder(CommonOptions common) {
        MaintenanceMode.Builder builder = MaintenanceMode.builder().ambient();
        common.fill(builder);
        return builder;
    }

    /** Opens it; {@code more} sets what the command itself needs. */
    MaintenanceMode open(CommonOptions common, Consumer<MaintenanceMode.Builder> more);
}
