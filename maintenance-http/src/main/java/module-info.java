// SPDX-License-Identifier: Apache-2.0
/** Decides about HTTP requests and makes the responses; needs no framework and no server. */
module io.maintenance.http {
    requires transitive io.maintenance;
    requires static org.jspecify;

    exports io.maintenance.http;

    provides io.maintenance.SettingGroup with
            io.maintenance.http.HttpSettingGroup;
}
