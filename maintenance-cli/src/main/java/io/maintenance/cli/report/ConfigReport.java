// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.ConfigurationException;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.settings.EffectiveSettings;
import io.maintenance.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The output of {@code config}: a line for each setting, sorted by name. */
public record ConfigReport(EffectiveSettings settings) {

    /** The width up to which values are padded, so that their origins are aligned. */
    private static final int MAX_WIDTH = 40;

    /** Returns the result to print. */
    public CommandResult result() {
        return new CommandResult(
                settings.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE,
                lines(),
                settings.warnings(),
                problem(),
                document());
    }

    /** Returns the message with which other commands fail because of these settings. */
    private @Nullable String problem() {
        return settings.problems().isEmpty() ? null : new ConfigurationException(settings.problems()).getMessage();
    }

    private List<String> lines() {
        int names = width(settings.settings().keySet().stream());
        int values =
                Math.min(MAX_WIDTH, width(settings.settings().values().stream().map(Setting::value)));
        List<String> lines = new ArrayList<>();
        settings.settings()
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
        List<Map<String, Object>> entries = new ArrayList<>();
        settings.settings().forEach((name, setting) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", name);
            entry.put("value", setting.value());
            entry.put("origin", setting.origin());
            entries.add(entry);
        });
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("settings", entries);
        document.put("problems", settings.problems());
        return document;
    }
}
