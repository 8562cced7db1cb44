// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.ConfigurationException;
import io.maintenance.http.settings.Given;
import io.maintenance.http.settings.Resolved;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a gate is configured with: the settings {@code maintenance.http.*}, checked. They are explained in {@code docs/http.md}.
 * Immutable.
 */
public final class HttpSettings {

    private static final HttpSettings DEFAULTS = new HttpSettings(Map.of());

    private final Map<String, Given> given;
    private final Resolved resolved;

    private HttpSettings(Map<String, Given> given) {
        this.given = Map.copyOf(given);
        this.resolved = Resolved.of(this.given);
    }

    /** Returns the defaults. */
    public static HttpSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Reads settings by their full names, such as {@code maintenance.http.dry-run}. Names that do not begin with {@code
     * maintenance.http.} are not looked at.
     *
     * @param origin where the values come from, for messages: {@code init parameters of the filter}
     * @throws ConfigurationException with every mistake
     */
    public static HttpSettings of(Map<String, String> values, String origin) {
        return DEFAULTS.with(values, origin);
    }

    /**
     * Returns these settings with others laid over them.
     *
     * @throws ConfigurationException with every mistake
     */
    public HttpSettings with(Map<String, String> values, String origin) {
        Map<String, Given> all = new TreeMap<>(given);
        values.forEach((name, value) -> all.put(name, new Given(value, origin)));
        return new HttpSettings(all);
    }

    Resolved resolved() {
        return resolved;
    }
}
