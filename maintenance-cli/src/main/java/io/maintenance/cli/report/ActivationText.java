// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.Activation;
import io.maintenance.DurationText;
import io.maintenance.cli.terminal.TimeFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One activation in words. */
record ActivationText(TimeFormat format) {

    /** Adds what is worth saying of an activation, one row for each thing. */
    void describe(ReportText text, Activation activation) {
        facts(activation).forEach(text::rowUnlessEmpty);
    }

    /** Adds a row for each thing that differs between two activations of one holder. */
    void compare(ReportText text, Activation former, Activation present) {
        Map<String, String> old = facts(former);
        Map<String, String> now = facts(present);
        now.keySet().forEach(label -> old.putIfAbsent(label, ""));
        String shown = "Changed";
        for (Map.Entry<String, String> fact : old.entrySet()) {
            String value = now.getOrDefault(fact.getKey(), "");
            if (!fact.getValue().equals(value)) {
                text.row(
                        shown,
                        fact.getKey().toLowerCase(Locale.ROOT) + ": " + orNone(fact.getValue()) + " -> "
                                + orNone(value));
                shown = "";
            }
        }
    }

    private Map<String, String> facts(Activation activation) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Level", activation.level().label());
        facts.put("From", time(activation.from()));
        facts.put("Until", activation.until() == null ? "open" : format.showWithDistance(activation.until()));
        facts.put("Expected end", time(activation.expect()));
        facts.put("Reason", activation.reason());
        facts.put("Message", activation.message());
        facts.put("Retry-After", activation.retryAfter() == null ? "" : DurationText.format(activation.retryAfter()));
        facts.put("Secret", PublicAttributes.hasSecret(activation) ? "lets in whoever has it" : "");
        facts.putAll(PublicAttributes.shown(activation));
        return facts;
    }

    private String time(@Nullable Instant time) {
        return time == null ? "" : format.showWithDistance(time);
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
