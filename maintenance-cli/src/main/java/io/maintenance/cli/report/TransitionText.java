// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.ScopeStatus;
import io.maintenance.admin.json.JsonDocuments;
import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.terminal.TerminalEscape;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line about a transition.
 *
 * @param format the format of times
 * @param json whether the line is a JSON object in place of text
 */
public record TransitionText(TimeFormat format, boolean json) {

    /** The cause of the first line while the state is unknown. */
    public static final String STATE_UNKNOWN = "start-not-known";

    /** Returns a line about the state of a scope now and the cause of its transition. */
    public String line(ScopeStatus status, String cause) {
        Instant now = format.clock().instant();
        return json ? JsonWriter.line(document(status, cause, now)) : TerminalEscape.escape(text(status, cause, now));
    }

    private String text(ScopeStatus status, String cause, Instant now) {
        StringBuilder line = new StringBuilder(format.show(now)).append("  ").append(status.scope());
        line.append(status.on() ? " on" : cause.equals(STATE_UNKNOWN) ? " not known" : " off");
        if (status.level() != null) {
            line.append(", ").append(status.level().label());
        }
        if (status.on()) {
            line.append(", until ").append(status.until() == null ? "open" : format.show(status.until()));
        }
        if (!cause.equals("time") && !cause.equals("flag-file")) {
            author(status).ifPresent(a -> line.append(", by ").append(a.by()));
        }
        line.append(" (")
                .append(cause.equals(STATE_UNKNOWN) ? "start" : cause.replace('-', ' '))
                .append(')');
        return line
                + status.newest()
                        .map(Activation::reason)
                        .filter(r -> !r.isEmpty())
                        .map(r -> ": " + r)
                        .orElse("");
    }

    /** Returns the newest activation: of those that keep the scope on, else of all. */
    private static Optional<Activation> author(ScopeStatus status) {
        return status.newest().or(() -> status.activations().stream().findFirst());
    }

    private static Map<String, @Nullable Object> document(ScopeStatus status, String cause, Instant now) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("time", now.toString());
        document.put("cause", cause);
        document.put("by", author(status).map(Activation::by).orElse(null));
        document.put("reason", status.newest().map(Activation::reason).orElse(null));
        document.putAll(JsonDocuments.scope(status, now));
        return document;
    }
}
