// SPDX-License-Identifier: Apache-2.0
/** Metrics of the maintenance switch for Micrometer, whose own module has no descriptor and so cannot be handed on. */
module io.maintenance.micrometer {
    requires transitive io.maintenance;
    requires transitive io.maintenance.http;
    requires micrometer.core;
    requires static org.jspecify;

    exports io.maintenance.micrometer;
}
