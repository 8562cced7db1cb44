// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.MaintenanceMode;
import io.maintenance.cli.option.CommonOptions;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A factory of the switch that a command asks or changes. */
@FunctionalInterface
public interface SwitchFactory {

    /** Opens the switch that the options, the system properties, the environment and the properties file describe. */
    SwitchFactory AMBIENT = from(MaintenanceMode::builder);

    /** Returns a factory that sets the options on these builders. */
    static SwitchFactory from(Supplier<MaintenanceMode.Builder> builders) {
        return new SwitchFactory() {
            @Override
            public MaintenanceMode open(CommonOptions common, Consumer<MaintenanceMode.Builder> more) {
                MaintenanceMode.Builder builder = builder(common);
                more.accept(builder);
                return builder.open();
            }

            @Override
            public MaintenanceMode.Builder builder(CommonOptions common) {
                return common.applyTo(builders.get().ambient());
            }
        };
    }

    /** Returns a builder with the options set. */
    default MaintenanceMode.Builder builder(CommonOptions common) {
        return AMBIENT.builder(common);
    }

    /** Opens the switch; {@code more} sets what the command itself needs. The caller closes it. */
    MaintenanceMode open(CommonOptions common, Consumer<MaintenanceMode.Builder> more);
}
