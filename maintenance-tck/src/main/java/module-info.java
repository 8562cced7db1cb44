// SPDX-License-Identifier: Apache-2.0
/** The conformance kit for backends. Open, because JUnit reaches its tests by reflection. */
@SuppressWarnings("NotJavadoc") // the check does not know open modules
open module io.maintenance.tck {
    requires transitive io.maintenance;
    requires transitive org.junit.jupiter.api;
    requires java.logging;
    requires static org.jspecify;
    requires static org.junit.platform.launcher;

    exports io.maintenance.tck;

    uses io.maintenance.spi.MaintenanceBackendProvider;
}
