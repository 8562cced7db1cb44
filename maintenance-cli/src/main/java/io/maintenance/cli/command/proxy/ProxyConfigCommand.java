// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.proxy;

import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.server.ServerAddress;
import io.maintenance.server.proxy.ProxyConfiguration;
import io.maintenance.server.proxy.ProxyKind;
import io.maintenance.server.proxy.ProxySite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code proxy-config}: prints the configuration of a proxy that obeys the switch. It asks no store. */
@Command(name = "proxy-config")
public final class ProxyConfigCommand extends Subcommand {

    private static final String ANY = "0.0.0.0";

    @Parameters(arity = "0..1")
    String proxy = "";

    @Option(names = "--listen")
    String listen = ANY + ":80";

    @Option(names = "--application")
    String application = "127.0.0.1:8080";

    @Option(names = "--server")
    String server = ServerAddress.DEFAULT.toString();

    @Option(names = "--mirror")
    @Nullable
    Path mirror;

    @Option(names = "--scope")
    @Nullable
    String scope;

    @Option(names = "--on-unknown")
    String onUnknown = "open";

    @Override
    public Integer call() {
        ProxyKind kind = ProxyKind.of(proxy)
                .orElseThrow(() -> new UsageException((proxy.isEmpty()
                                ? "Which proxy? "
                                : "There is no '" + proxy + "': ")
                        + Stream.of(ProxyKind.values()).map(ProxyKind::label).collect(Collectors.joining(", ")) + "."));
        List<String> lines = configuration(kind).lines();
        Map<String, String> document = Map.of("proxy", kind.label(), "configuration", String.join("\n", lines) + "\n");
        return root().print(new CommandResult(ExitCode.DONE, lines, List.of(), null, document));
    }

    private ProxyConfiguration configuration(ProxyKind kind) {
        try {
            ProxySite site = new ProxySite(
                    address("--listen", listen, ANY),
                    address("--application", application, ServerAddress.DEFAULT.host()),
                    address("--server", server, ServerAddress.DEFAULT.host()),
                    mirror,
                    scope,
                    isOpen());
            return new ProxyConfiguration(kind, site);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static ServerAddress address(String option, String text, String host) {
        ServerAddress address;
        try {
            address = ServerAddress.parse(text, host);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " " + e.getMessage());
        }
        if (address.port() == 0) {
            throw new UsageException(option + ": a proxy needs the number of the port, and not 0");
        }
        return address;
    }

    private boolean isOpen() {
        return switch (onUnknown) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new UsageException("--on-unknown is open or closed, and not '" + onUnknown + "'");
        };
    }
}
