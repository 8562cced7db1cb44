// SPDX-License-Identifier: Apache-2.0
/** What happened to the switch: a file whose lines are chained by their hashes, and signed webhooks. */
module io.maintenance.events {
    requires transitive io.maintenance;
    requires com.fasterxml.jackson.jr.ob;
    requires java.net.http;
    requires static org.jspecify;

    exports io.maintenance.events;
    exports io.maintenance.events.log;

    provides io.maintenance.settings.SettingGroup with
            io.maintenance.events.EventsSettingGroup;
}
