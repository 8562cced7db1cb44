// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.cli.terminal.TimeFormat;
import io.maintenance.events.log.EventLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line about a recorded event.
 *
 * @param format the format of times
 */
record EventText(TimeFormat format) {

    private static final String PREFIX = "maintenance.";

    String line(EventLine event) {
        StringBuilder line = new StringBuilder(format.show(event.time())).append("  ");
        if (!event.text("scope").isEmpty()) {
            line.append(event.text("scope")).append(' ');
        }
        line.append(event.type().replace(PREFIX, "").replace('_', ' '));
        Map<String, Object> fields = event.fields();
        if (!event.text("holder").equals(Activation.OPERATOR)) {
            append(line, ", holder ", event.text("holder"));
        }
        settings(fields.get("after"), line);
        append(line, ", added ", joined(fields.get("added")));
        append(line, ", removed ", joined(fields.get("removed")));
        append(line, ", by ", event.text("by"));
        append(line, ", ", event.text("store"));
        append(line, ", entries ", number(fields.get("entries")));
        append(line, ", on: ", present(fields.get("present")));
        append(line, ", events lost before it: ", number(fields.get("lost")));
        append(line, ": ", event.text("reason"));
        append(line, ": ", event.text("problem"));
        return line.toString();
    }

    private void settings(@Nullable Object after, StringBuilder line) {
        if (after instanceof Map<?, ?> settings && Boolean.TRUE.equals(settings.get("on"))) {
            append(line, ", ", text(settings.get("level")));
            append(line, ", from ", time(settings.get("from")));
            append(line, ", until ", time(settings.get("until")));
        }
    }

    private String time(@Nullable Object value) {
        try {
            return value instanceof String text ? format.show(Instant.parse(text)) : "";
        } catch (DateTimeException altered) {
            return text(value);
        }
    }

    private static String present(@Nullable Object value) {
        return value instanceof List<?> all
                ? String.join(
                        "; ", all.stream().map(EventText::presentActivation).toList())
                : "";
    }

    private static String presentActivation(@Nullable Object value) {
        return value instanceof Map<?, ?> activation
                ? text(activation.get("scope")) + " held by " + text(activation.get("holder"))
                : "";
    }

    private static String joined(@Nullable Object value) {
        return value instanceof List<?> all
                ? String.join(" ", all.stream().map(String::valueOf).toList())
                : "";
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number number ? number.toString() : "";
    }

    private static void append(StringBuilder line, String before, String value) {
        if (!value.isEmpty()) {
            line.append(before).append(value);
        }
    }
}
