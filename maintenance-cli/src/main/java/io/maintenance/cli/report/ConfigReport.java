// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.ConfigurationException;
import io.maintenance.EffectiveSettings;
import io.maintenance.Setting;
import io.maintenance.cli.terminal.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code config} says: a line for each setting, by name. */
public record ConfigReport(EffectiveSettings found) {

    /** The origins of all values stand below each other, but for those of longer values. */
    private static final int WIDEST = 40;

    public CommandResult result() {
        return new CommandResult(
                found.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE,
                lines(),
                found.warnings(),
                problem(),
                document());
    }

    /** The same words as those of a command that could not begin because of it. */
    private @Nullable String problem() {
        return found.problems().isEmpty() ? null : new ConfigurationException(found.problems()).getMessage();
    }

    private List<String> lines() {
        int names = width(found.settings().keySet().stream());
        int values = Math.min(WIDEST, width(found.settings().values().stream().map(Setting::value)));
        List<String> lines = new ArrayList<>();
        found.settings()
                .forEach((name, setting) -> lines.add(
                        padded(name, names) + "  " + padded(setting.value(), values) + "  (" + setting.origin() + ")"));
        return lines;
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private Map<String, @Nullable Object> document() {
        List<Map<String, Object>> settings = new ArrayList<>();
        found.settings().forEach((name, setting) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("value", setting.value());
            entry.put("origin", setting.origin());
            settings.add(entry);
        });
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("settings", settings);
        document.put("problems", found.problems());
        return document;
    }
}
