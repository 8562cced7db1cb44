// SPDX-License-Identifier: Apache-2.0
/** The engine of the maintenance switch. Exports nothing: it is reached through the api alone. */
module io.maintenance.engine {
    requires io.maintenance;
    requires static org.jspecify;

    uses io.maintenance.settings.SettingGroup;

    provides io.maintenance.MaintenanceEngine with
            io.maintenance.engine.Engine;
    provides io.maintenance.spi.MaintenanceBackendProvider with
            io.maintenance.engine.memory.MemoryBackendProvider;
}
