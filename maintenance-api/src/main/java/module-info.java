// SPDX-License-Identifier: Apache-2.0
/** The maintenance switch: what applications hold and what backends implement. The engine behind it is found at run time. */
module io.maintenance {
    requires static org.jspecify;

    exports io.maintenance;
    exports io.maintenance.address;
    exports io.maintenance.settings;
    exports io.maintenance.spi;
    exports io.maintenance.spi.support;

    uses io.maintenance.MaintenanceEngine;
    uses io.maintenance.spi.MaintenanceBackendProvider;
}
