// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.DurationText;
import io.maintenance.admin.json.PublicAttributes;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that describe one activation. */
record ActivationText(TimeFormat format) {

    /** Adds a row for each property of the activation that is set. */
    void describe(ReportText text, Activation activation) {
        properties(activation).forEach(text::rowUnlessEmpty);
    }

    /** Adds a row for each property that differs between two activations of one holder. */
    void compare(ReportText text, Activation former, Activation present) {
        Map<String, String> old = properties(former);
        Map<String, String> now = properties(present);
        now.keySet().forEach(label -> old.putIfAbsent(label, ""));
        String shown = "Changed";
        for (Map.Entry<String, String> property : old.entrySet()) {
            String value = now.getOrDefault(property.getKey(), "");
            if (!property.getValue().equals(value)) {
                text.row(
                        shown,
                        property.getKey().toLowerCase(Locale.ROOT) + ": " + orNone(property.getValue()) + " -> "
                                + orNone(value));
                shown = "";
            }
        }
    }

    private Map<String, String> properties(Activation activation) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Level", activation.level().label());
        properties.put("From", time(activation.from()));
        properties.put("Until", activation.until() == null ? "open" : format.showWithDistance(activation.until()));
        properties.put("Expected end", time(activation.expect()));
        properties.put("Reason", activation.reason());
        properties.put("Message", activation.message());
        properties.put(
                "Retry-After", activation.retryAfter() == null ? "" : DurationText.format(activation.retryAfter()));
        properties.put("Secret", PublicAttributes.hasSecret(activation) ? "lets in anyone who has it" : "");
        properties.putAll(PublicAttributes.of(activation));
        return properties;
    }

    private String time(@Nullable Instant time) {
        return time == null ? "" : format.showWithDistance(time);
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
