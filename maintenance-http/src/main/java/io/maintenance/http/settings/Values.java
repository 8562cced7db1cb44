// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single settings. A wrong value is noted as a problem and answered with the default. */
final class Values {

    private static final String NONE = "none";

    private final Map<String, Given> values;
    private final Problems problems;

    Values(Map<String, Given> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Notes that a setting has a wrong value. */
    void wrong(String name, String why) {
        Given given = values.get(name);
        problems.wrong(name, given == null ? new Given("", "the default") : given, why);
    }

    boolean isGiven(String name) {
        return values.containsKey(name);
    }

    String text(String name, String byDefault) {
        Given given = values.get(name);
        return given == null ? byDefault : given.text();
    }

    /** Returns a text that has this form, or {@code null} for {@code none}. */
    @Nullable
    String optional(String name, String byDefault, Syntax form) {
        String text = text(name, byDefault);
        if (text.equals(NONE)) {
            return null;
        }
        if (form.pattern().matcher(text).matches()) {
            return text;
        }
        wrong(name, form.allowed());
        return null;
    }

    /** Which texts are allowed, and how a message says it. */
    record Syntax(Pattern pattern, String allowed) {

        static Syntax of(String regex, String allowed) {
            return new Syntax(Pattern.compile(regex), allowed);
        }
    }

    boolean flag(String name, boolean byDefault) {
        return choice(name, byDefault, Map.of("true", true, "false", false));
    }

    <T> T choice(String name, T byDefault, Map<String, T> choices) {
        Given given = values.get(name);
        T chosen = given == null ? byDefault : choices.get(given.text());
        if (chosen == null) {
            wrong(name, String.join(" or ", choices.keySet().stream().sorted().toList()) + " is allowed");
        }
        return chosen == null ? byDefault : chosen;
    }

    Duration duration(String name, Duration byDefault, Duration min, Duration max) {
        try {
            Duration duration = isGiven(name) ? DurationText.parse(text(name, "")) : byDefault;
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
            wrong(name, "it must be from " + DurationText.format(min) + " to " + DurationText.format(max));
        } catch (IllegalArgumentException e) {
            wrong(name, String.valueOf(e.getMessage()));
        }
        return byDefault;
    }

    /** Reads a list whose items are separated by commas; what an item is not, is a problem for each. */
    <T> List<T> list(String name, Function<String, T> item) {
        List<T> items = new ArrayList<>();
        if (!isGiven(name) || text(name, "").equals(NONE)) {
            return items;
        }
        for (String text : text(name, "").split(",", -1)) {
            try {
                items.add(item.apply(text.strip()));
            } catch (IllegalArgumentException e) {
                wrong(name, String.valueOf(e.getMessage()));
            }
        }
        return items;
    }
}
