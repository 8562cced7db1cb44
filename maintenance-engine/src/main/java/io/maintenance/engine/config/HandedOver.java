// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import io.maintenance.Setting;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings for those who build on the switch: found as its own are, and judged by whoever reads them. What configures a backend
 * is not among them. Immutable, thread-safe.
 */
public final class HandedOver {

    /** Of a switch that was not configured. */
    public static final HandedOver NOTHING = new HandedOver(Map.of(), Map.of());

    private final Map<String, Given> effective;
    private final Map<String, String> variables;

    HandedOver(Map<String, Given> effective, Map<String, String> variables) {
        this.effective = Map.copyOf(effective);
        this.variables = Map.copyOf(variables);
    }

    /**
     * Returns the settings whose names begin with a prefix.
     *
     * @param names the names that the environment may give: a variable does not tell where its name has dots and where hyphens
     */
    public Map<String, Setting> below(String prefix, Collection<String> names) {
        Map<String, Given> found = new TreeMap<>();
        effective.forEach((name, given) -> {
            if (name.startsWith(prefix) && isOpen(name)) {
                found.put(name, given);
            }
        });
        names.stream()
                .filter(name -> name.startsWith(prefix) && isOpen(name))
                .forEach(name -> addVariable(found, name));
        Map<String, Setting> settings = new TreeMap<>();
        found.forEach((name, given) -> settings.put(name, new Setting(given.text(), given.origin())));
        return settings;
    }

    private void addVariable(Map<String, Given> found, String name) {
        String variable = Keys.variable(name);
        String value = Environment.isInjected(variable) ? null : variables.get(variable);
        Given other = found.get(name);
        if (value != null && !value.isBlank() && (other == null || other.rank().compareTo(Rank.ENVIRONMENT) < 0)) {
            found.put(name, new Given(value.strip(), "environment variable " + variable, Rank.ENVIRONMENT));
        }
    }

    private static boolean isOpen(String name) {
        return Stream.of(Keys.BACKEND, Keys.FALLBACK).noneMatch(name::startsWith);
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "settings for others";
    }
}
