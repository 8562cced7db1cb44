// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.cli.command.AllowIpsCommand;
import io.maintenance.cli.command.CheckCommand;
import io.maintenance.cli.command.ConfigCommand;
import io.maintenance.cli.command.DisableCommand;
import io.maintenance.cli.command.DoctorCommand;
import io.maintenance.cli.command.EnableCommand;
import io.maintenance.cli.command.ExplainCommand;
import io.maintenance.cli.command.HelpCommand;
import io.maintenance.cli.command.HistoryCommand;
import io.maintenance.cli.command.StatusCommand;
import io.maintenance.cli.command.WarmupCommand;
import io.maintenance.cli.command.WatchCommand;
import io.maintenance.cli.command.backends.BackendsCommand;
import io.maintenance.cli.command.migrate.MigrateCommand;
import io.maintenance.cli.command.page.PageCommand;
import io.maintenance.cli.command.proxy.ProxyConfigCommand;
import io.maintenance.cli.command.run.RunCommand;
import io.maintenance.cli.command.serve.AdminCommand;
import io.maintenance.cli.command.serve.ServeCommand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The commands by name. Creating all of them takes a third of the time of a start, so that usually only those are created whose
 * names stand in the command line.
 */
final class CommandRegistry {

    private static final Map<String, Supplier<Object>> BY_NAME = byName();

    private CommandRegistry() {}

    /** Creates all commands. */
    static List<Object> all() {
        return BY_NAME.values().stream().distinct().map(Supplier::get).toList();
    }

    /** Creates the commands whose names are among the words; none if there is no such word. */
    static List<Object> namedIn(Collection<String> words) {
        return words.stream()
                .map(BY_NAME::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(Supplier::get)
                .toList();
    }

    private static Map<String, Supplier<Object>> byName() {
        Map<String, Supplier<Object>> names = new LinkedHashMap<>();
        Supplier<Object> enable = EnableCommand::new;
        Supplier<Object> disable = DisableCommand::new;
        names.put("enable", enable);
        names.put("down", enable);
        names.put("disable", disable);
        names.put("up", disable);
        names.put("allow-ips", AllowIpsCommand::new);
        names.put("status", StatusCommand::new);
        names.put("explain", ExplainCommand::new);
        names.put("page", PageCommand::new);
        names.put("check", CheckCommand::new);
        names.put("watch", WatchCommand::new);
        names.put("history", HistoryCommand::new);
        names.put("config", ConfigCommand::new);
        names.put("doctor", DoctorCommand::new);
        names.put("warmup", WarmupCommand::new);
        names.put("backends", BackendsCommand::new);
        names.put("migrate", MigrateCommand::new);
        names.put("run", RunCommand::new);
        names.put("serve", ServeCommand::new);
        names.put("admin", AdminCommand::new);
        names.put("proxy-config", ProxyConfigCommand::new);
        names.put("help", HelpCommand::new);
        return names;
    }
}
