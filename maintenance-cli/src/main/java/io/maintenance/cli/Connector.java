// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens the switch that a command is about. */
@FunctionalInterface
interface Connector {

    /** Opens what the system properties, the environment and the properties file say, and the options before them. */
    Connector AMBIENT = from(MaintenanceMode::builder);

    /** Returns one that opens what the machine of these builders says, and the options before it. */
    static Connector from(Supplier<MaintenanceMode.Builder> machine) {
        return new Connector() {
            @Override
            public MaintenanceMode open(CommonOptions common, Consumer<MaintenanceMode.Builder> more) {
                MaintenanceMode.Builder builder = builder(common);
                more.accept(builder);
                return builder.open();
            }

            @Override
            public MaintenanceMode.Builder builder(CommonOptions common) {
                return common.fill(machine.get().ambient());
            }
        };
    }

    /** Returns what would open it. */
    default MaintenanceMode.Builder builder(CommonOptions common) {
        return AMBIENT.builder(common);
    }

    /** Opens it; {@code more} sets what the command itself needs. */
    MaintenanceMode open(CommonOptions common, Consumer<MaintenanceMode.Builder> more);
}
