// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.node;

import io.maintenance.MaintenanceHealth;
import io.maintenance.MaintenanceMode;
import io.maintenance.ScopeStatus;
import io.maintenance.engine.platform.EngineLog;
import io.maintenance.spi.Traits.Reach;
import java.util.stream.Collectors;

/** Logs one line at the start: where the switch is kept and what was found. */
public final class StartReport {

    private StartReport() {}

    public static void log(Node node) {
        MaintenanceHealth health = node.health();
        ScopeStatus global = node.memory()
                .snapshot()
                .scope(MaintenanceMode.GLOBAL, node.clock().instant());
        String stores = health.stores().stream().map(StartReport::store).collect(Collectors.joining(", "));
        String found = health.unknown() ? "unknown" : global.on() ? "on" : "off";
        EngineLog.LOGGER.log(
                System.Logger.Level.INFO, "Maintenance of {0}: {1}; {2}", health.namespace(), stores, found);
        node.unloggedWarnings().forEach(warning -> EngineLog.LOGGER.log(System.Logger.Level.WARNING, "{0}", warning));
    }

    private static String store(MaintenanceHealth.StoreStatus store) {
        String reach = store.role().equals("primary") ? reach(store.reach()) : "";
        String problem = store.problem() == null ? "" : ": " + store.problem();
        return store.role() + " " + store.url() + reach + " (" + store.state() + problem + ")";
    }

    private static String reach(Reach reach) {
        return switch (reach) {
            case PROCESS -> ", which this process alone sees";
            case HOST -> ", which this machine alone sees";
            case CLUSTER, UNKNOWN -> "";
        };
    }
}
