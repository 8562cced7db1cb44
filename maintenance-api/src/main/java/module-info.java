// SPDX-License-Identifier: Apache-2.0
/** The maintenance switch: what applications hold, what backends implement, and the engine. */
module io.maintenance {
    requires static org.jspecify;

    exports io.maintenance;
    exports io.maintenance.spi;
    exports io.maintenance.spi.support;

    uses io.maintenance.SettingGroup;
    uses io.maintenance.spi.MaintenanceBackendProvider;

    provides io.maintenance.spi.MaintenanceBackendProvider with
            io.maintenance.engine.memory.MemoryBackendProvider;
}
