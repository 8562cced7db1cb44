// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The commands of the tool. To make them all takes a third of a start, so that only those are made that a line can mean. */
final class Commands {

    private static final Map<String, Supplier<Object>> BY_NAME = byName();

    private Commands() {}

    /** Returns all of them. */
    static List<Object> all() {
        return BY_NAME.values().stream().distinct().map(Supplier::get).toList();
    }

    /** Returns those that one of the words names; there may be more than the one that is meant, or none. */
    static List<Object> among(Collection<String> words) {
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
        names.put("config", ConfigCommand::new);
        names.put("doctor", DoctorCommand::new);
        names.put("warmup", WarmupCommand::new);
        names.put("backends", BackendsCommand::new);
        names.put("migrate", MigrateCommand::new);
        names.put("run", RunCommand::new);
        names.put("help", HelpCommand::new);
        return names;
    }
}
