// SPDX-License-Identifier: Apache-2.0
/** The {@code maintenance} command line tool. */
module io.maintenance.cli {
    requires static org.jspecify;
    requires com.fasterxml.jackson.jr.ob;
    requires info.picocli;
    requires io.maintenance;
    requires io.maintenance.admin;
    requires io.maintenance.events;
    requires io.maintenance.http;
    requires io.maintenance.server;
    requires java.logging;
    requires jdk.httpserver;

    uses io.maintenance.spi.MaintenanceBackendProvider;

    opens io.maintenance.cli.command to
            info.picocli;
    opens io.maintenance.cli.command.backends to
            info.picocli;
    opens io.maintenance.cli.command.migrate to
            info.picocli;
    opens io.maintenance.cli.command.page to
            info.picocli;
    opens io.maintenance.cli.command.proxy to
            info.picocli;
    opens io.maintenance.cli.command.run to
            info.picocli;
    opens io.maintenance.cli.command.serve to
            info.picocli;
    opens io.maintenance.cli.option to
            info.picocli;
}
