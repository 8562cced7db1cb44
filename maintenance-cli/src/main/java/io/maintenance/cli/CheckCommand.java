// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import io.maintenance.MaintenanceScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Answers scripts with an exit code, and says nothing: cron mails every line. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    @Nullable
    RootCommand root;

    @Option(names = "--scope")
    String scope = MaintenanceMode.GLOBAL;

    @Option(names = {"--ip", "--allow"})
    @Nullable
    String ip;

    @Override
    public Integer call() {
        if (ip != null
                && AddressArguments.of("--ip", List.of(ip)).ranges().toString().matches(".*[/,].*")) {
            throw new UsageException("--ip: '" + ip + "' is not one address: a visitor has one, not a range.");
        }
        return Objects.requireNonNull(root).ask(this::reply);
    }

    private Reply reply(MaintenanceMode maintenance) {
        MaintenanceScope asked = maintenance.scope(scope);
        boolean on = ip == null ? asked.isOn() : asked.isOnFor(ip.strip());
        boolean unknown = maintenance.health().unknown();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", scope);
        document.put("ip", ip);
        document.put("on", on);
        document.put("level", on ? Documents.level(asked.status().level()) : null);
        document.put("unknown", unknown);
        String problem = unknown && !on ? unknown(maintenance) : null;
        int exit = on ? Exit.ON : Exit.DONE;
        return new Reply(problem == null ? exit : Exit.FAILED, List.of(), List.of(), problem, document);
    }

    /** One line that says all: this is what arrives by mail. */
    private static String unknown(MaintenanceMode maintenance) {
        List<String> problems = new StoreText(maintenance.health()).problems();
        return "nothing is known, so nothing can be said: "
                + (problems.isEmpty() ? "no store could be read" : String.join("; ", problems));
    }
}
