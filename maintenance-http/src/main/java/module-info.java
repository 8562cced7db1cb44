// SPDX-License-Identifier: Apache-2.0
/** Decides about HTTP requests and makes the responses; needs no framework; an adapter to the HTTP server of the JDK is in it. */
module io.maintenance.http {
    requires transitive io.maintenance;
    requires static jdk.httpserver;
    requires static org.jspecify;

    exports io.maintenance.http;
    exports io.maintenance.http.jdk;

    provides io.maintenance.settings.SettingGroup with
            io.maintenance.http.settings.HttpSettingGroup;
}
