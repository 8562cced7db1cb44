// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.change;

import io.maintenance.Activation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An activation in short, without what has its default. Long texts are cut, and nothing of a bypass secret is shown. */
public final class ActivationSummary {

    /** Every text of somebody else has this length at most, so that an event stays small. */
    static final int LONGEST_TEXT = 300;

    private static final int MOST_ATTRIBUTES = 10;
    private static final String BYPASS = "bypass.";

    private ActivationSummary() {}

    /** Returns the summary of an activation; that of none is off. */
    public static Map<String, Object> of(@Nullable Activation activation) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("on", activation != null && activation.on());
        if (activation != null && activation.on()) {
            details(activation, summary);
        }
        return summary;
    }

    /** Returns a text that is not too long. */
    static String text(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "...";
    }

    private static void details(Activation activation, Map<String, Object> summary) {
        summary.put("level", activation.level().label());
        putText(summary, "from", activation.from());
        putText(summary, "until", activation.until());
        putText(summary, "expect", activation.expect());
        if (activation.retryAfter() != null) {
            summary.put("retryAfter", activation.retryAfter().toSeconds());
        }
        putText(summary, "reason", activation.reason());
        putText(summary, "message", activation.message());
        if (activation.attributes().containsKey(BYPASS + "secret")) {
            summary.put("bypassSecret", true);
        }
        Map<String, String> attributes = new TreeMap<>();
        activation.attributes().entrySet().stream()
                .filter(each -> !each.getKey().startsWith(BYPASS))
                .limit(MOST_ATTRIBUTES)
                .forEach(each -> attributes.put(text(each.getKey()), text(each.getValue())));
        if (!attributes.isEmpty()) {
            summary.put("attributes", attributes);
        }
    }

    /** Adds the text of a value, unless it is empty or not there. */
    static void putText(Map<String, Object> summary, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            summary.put(name, text(value.toString()));
        }
    }
}
