// SPDX-License-Identifier: Apache-2.0
/** A backend that keeps the two entries as files in a local directory. */
module io.maintenance.backend.file {
    requires io.maintenance;
    requires static org.jspecify;

    exports io.maintenance.backend.file;

    provides io.maintenance.spi.MaintenanceBackendProvider with
            io.maintenance.backend.file.FileBackendProvider;
}
