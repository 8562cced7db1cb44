// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.serve;

import io.maintenance.MaintenanceMode;
import io.maintenance.admin.AdminSettings;
import io.maintenance.admin.token.TokenRegistry;
import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.cli.terminal.LogOutput;
import io.maintenance.cli.terminal.Terminal;
import io.maintenance.events.MaintenanceEvents;
import io.maintenance.server.MaintenanceServer;
import io.maintenance.server.ServerAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the admin API, the console and the gate for proxies, until it is interrupted. */
@Command(name = "serve")
public final class ServeCommand extends Subcommand {

    @Option(names = "--listen")
    String listen = ServerAddress.DEFAULT.toString();

    @Option(names = "--tls-certificate")
    @Nullable
    String tlsCertificate;

    @Option(names = "--tls-key")
    @Nullable
    String tlsKey;

    @Override
    public Integer call() throws InterruptedException {
        ServerAddress address = address();
        if (!root().options().verbose()) {
            LogOutput.enableMessages();
        }
        try (MaintenanceMode maintenance = open()) {
            AdminSettings settings = TokenLocation.of(maintenance);
            boolean open = new TokenRegistry(TokenLocation.file(settings)).isOpen();
            if (!open && !address.isLoopback()) {
                throw new UsageException("--listen: without a token only this machine may reach the server; make one: "
                        + "maintenance admin token add NAME");
            }
            try (MaintenanceEvents events = MaintenanceEvents.open(maintenance);
                    MaintenanceServer server = MaintenanceServer.start(maintenance, settings, address)) {
                announce(server, settings, open);
                events.targets().forEach(target -> root().terminal().say("Events     " + target));
                closeAtExit(server::close, events::close);
                server.join();
            }
            return ExitCode.DONE;
        } catch (IOException taken) {
            throw new UsageException("--listen: " + taken.getMessage());
        }
    }

    private static void closeAtExit(Runnable... inOrder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> List.of(inOrder).forEach(Runnable::run)));
    }

    private void announce(MaintenanceServer server, AdminSettings settings, boolean open) {
        Terminal terminal = root().terminal();
        String url = server.url();
        terminal.say("Console    " + url + "/console");
        terminal.say("API        " + url + "/api/v1/status, " + url + "/api/maintenance-mode");
        terminal.say("Gate       " + url + "/gate/nginx, /gate/caddy, /gate/traefik, /gate/envoy, /gate/haproxy");
        terminal.say("State      " + url + "/flag, /open, /health/live, /health/ready");
        server.mirrorDirectory().ifPresent(directory -> terminal.say("Mirrors    " + directory));
        if (!server.isEncrypted() && !server.address().isLoopback()) {
            terminal.warn("Connections are not encrypted, and tokens travel in each request: name a certificate with"
                    + " --tls-certificate and --tls-key, or let a proxy with TLS be the only one that gets here");
        }
        if (!open) {
            terminal.warn("There is no token in " + TokenLocation.file(settings).path()
                    + ", so that API and console let nobody in. Make one: maintenance admin token add NAME");
        }
    }

    /** The options are settings, before those of all other sources. */
    private MaintenanceMode open() {
        Map<String, String> settings = new HashMap<>();
        Optional.ofNullable(tlsCertificate).ifPresent(file -> settings.put("maintenance.server.tls.certificate", file));
        Optional.ofNullable(tlsKey).ifPresent(file -> settings.put("maintenance.server.tls.key", file));
        return root().builder()
                .properties(settings, "--tls-certificate and --tls-key")
                .open();
    }

    private ServerAddress address() {
        try {
            return ServerAddress.parse(listen, ServerAddress.DEFAULT.host());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--listen " + e.getMessage());
        }
    }
}
