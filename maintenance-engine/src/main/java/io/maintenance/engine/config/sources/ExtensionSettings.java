// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import io.maintenance.settings.Setting;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings for those who build on the switch: found as its own are, and judged by whoever reads them. What configures a backend
 * is not among them. Immutable, thread-safe.
 */
public final class ExtensionSettings {

    /** Of a switch that was not configured. */
    public static final ExtensionSettings NOTHING = new ExtensionSettings(Map.of(), Map.of());

    private final Map<String, SettingValue> effective;
    private final Map<String, String> variables;

    /** Creates the settings from those of all sources and from the environment variables. */
    public ExtensionSettings(Map<String, SettingValue> effective, Map<String, String> variables) {
        this.effective = Map.copyOf(effective);
        this.variables = Map.copyOf(variables);
    }

    /**
     * Returns the settings whose names begin with a prefix.
     *
     * @param names the names that the environment may give: a variable does not tell where its name has dots and where hyphens
     */
    public Map<String, Setting> below(String prefix, Collection<String> names) {
        Map<String, SettingValue> found = new TreeMap<>();
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

    private void addVariable(Map<String, SettingValue> found, String name) {
        String variable = SettingNames.variable(name);
        String value = Environment.isInjected(variable) ? null : variables.get(variable);
        SettingValue other = found.get(name);
        if (value != null
                && !value.isBlank()
                && (other == null || other.precedence().compareTo(SourcePrecedence.ENVIRONMENT) < 0)) {
            found.put(
                    name,
                    new SettingValue(value.strip(), "environment variable " + variable, SourcePrecedence.ENVIRONMENT));
        }
    }

    private static boolean isOpen(String name) {
        return Stream.of(SettingNames.BACKEND, SettingNames.FALLBACK).noneMatch(name::startsWith);
    }

    /** The values may be secrets. */
    @Override
    public String toString() {
        return "settings for others";
    }
}
