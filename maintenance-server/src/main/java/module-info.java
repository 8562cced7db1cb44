// SPDX-License-Identifier: Apache-2.0
/** The server of the maintenance switch: admin API, console, gate for proxies. */
module io.maintenance.server {
    requires transitive io.maintenance;
    requires transitive io.maintenance.admin;
    requires io.maintenance.http;
    requires io.maintenance.micrometer;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires static org.jspecify;

    exports io.maintenance.server;
    exports io.maintenance.server.proxy;

    provides io.maintenance.settings.SettingGroup with
            io.maintenance.server.ServerSettingGroup;
}
