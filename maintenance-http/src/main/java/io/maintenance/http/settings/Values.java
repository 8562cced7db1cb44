// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single settings. A wrong value is noted as a problem and answered with the default. */
final class Values {

    private final Map<String, Given> values;
    private final Problems problems;

    Values(Map<String, Given> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    @Nullable
    Given given(String name) {
        return values.get(name);
    }

    String text(String name, String byDefault) {
        Given given = values.get(name);
        return given == null ? byDefault : given.text();
    }

    boolean flag(String name, boolean byDefault) {
        return choice(name, byDefault, Map.of("true", true, "false", false));
    }

    <T> T choice(String name, T byDefault, Map<String, T> choices) {
        Given given = values.get(name);
        T chosen = given == null ? byDefault : choices.get(given.text());
        if (chosen == null && given != null) {
            problems.wrong(
                    name,
                    given,
                    String.join(" or ", choices.keySet().stream().sorted().toList()) + " is allowed");
        }
        return chosen == null ? byDefault : chosen;
    }
}
