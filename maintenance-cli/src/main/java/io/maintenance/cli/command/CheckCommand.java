// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import io.maintenance.address.AddressRange;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.cli.option.AddressArguments;
import io.maintenance.cli.option.UsageException;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.StoreText;
import io.maintenance.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code check}: tells scripts by the exit code whether maintenance is on. It prints nothing, because cron mails every line. */
@Command(name = "check")
public final class CheckCommand extends Subcommand {

    @Option(names = "--scope")
    String scope = MaintenanceMode.GLOBAL;

    @Option(names = {"--ip", "--allow"})
    @Nullable
    String ip;

    @Override
    public Integer call() {
        if (ip != null && !isOneAddress(ip)) {
            throw new UsageException("--ip: '" + ip + "' is not one address: a visitor has one, not a range.");
        }
        return root().ask(this::result);
    }

    private static boolean isOneAddress(String text) {
        List<AddressRange> ranges = AddressArguments.of("--ip", List.of(text)).ranges();
        return ranges.size() == 1 && !ranges.get(0).text().contains("/");
    }

    private CommandResult result(MaintenanceMode maintenance) {
        MaintenanceScope asked = maintenance.scope(scope);
        boolean on = ip == null ? asked.isOn() : asked.isOnFor(ip.strip());
        boolean unknown = maintenance.health().unknown();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", scope);
        document.put("ip", ip);
        document.put("on", on);
        document.put("level", on ? JsonDocuments.level(asked.status().level()) : null);
        document.put("unknown", unknown);
        String problem = unknown && !on ? unknown(maintenance) : null;
        int exit = on ? ExitCode.ON : ExitCode.DONE;
        return new CommandResult(problem == null ? exit : ExitCode.FAILED, List.of(), List.of(), problem, document);
    }

    /** One line, because that is what cron mails. */
    private static String unknown(MaintenanceMode maintenance) {
        List<String> problems = new StoreText(maintenance.health()).problems();
        return "nothing is known, so nothing can be said: "
                + (problems.isEmpty() ? "no store could be read" : String.join("; ", problems));
    }
}
