// SPDX-License-Identifier: Apache-2.0
/** The admin API of the maintenance switch over HTTP; needs no framework. */
module io.maintenance.admin {
    requires transitive io.maintenance;
    requires transitive io.maintenance.http;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.jr.ob;
    requires static jdk.httpserver;
    requires static org.jspecify;

    exports io.maintenance.admin;
    exports io.maintenance.admin.jdk;
    exports io.maintenance.admin.json;
    exports io.maintenance.admin.token;

    provides io.maintenance.settings.SettingGroup with
            io.maintenance.admin.AdminSettingGroup;
}
