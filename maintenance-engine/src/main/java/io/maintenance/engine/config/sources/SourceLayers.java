// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.sources;

import io.maintenance.engine.config.value.ConfigurationProblems;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the sources over each other, lowest first. What is wrong in a source is noted and left out. */
public final class SourceLayers {

    private final Map<String, SettingValue> effective = new HashMap<>();
    private final UnknownNames names;
    private final ConfigurationProblems problems;

    /** Creates an empty stack of sources. */
    public SourceLayers(UnknownNames names) {
        this.names = names;
        this.problems = names.problems();
    }

    /** Returns the values that win, by name. */
    public Map<String, SettingValue> effective() {
        return Map.copyOf(effective);
    }

    /** Adds the values of a file, whose names were judged when it was read. */
    public void addFile(Map<String, SettingValue> values) {
        values.forEach(this::add);
    }

    /** Adds the environment variables that have a fixed name. */
    public void addEnvironment(Environment environment) {
        for (String key : SettingNames.ALL) {
            String variable = SettingNames.variable(key);
            String value = environment.variable(variable);
            if (value != null) {
                add(key, new SettingValue(value, "environment variable " + variable, SourcePrecedence.ENVIRONMENT));
            }
        }
    }

    /** Adds the system properties whose names begin as ours do. */
    public void addSystemProperties(Environment environment) {
        Map<String, String> properties = new HashMap<>();
        environment.system().stringPropertyNames().stream()
                .filter(name -> name.startsWith(SettingNames.PREFIX))
                .forEach(name -> properties.put(name, environment.system().getProperty(name, "")));
        addNamed(properties, "system property", SourcePrecedence.SYSTEM);
    }

    /** Adds the values of a source that holds other names beside ours. */
    public void addNamed(Map<String, String> values, String origin, SourcePrecedence precedence) {
        new TreeMap<>(values).forEach((key, value) -> {
            SettingValue given = new SettingValue(value, origin, precedence);
            if (key.startsWith(SettingNames.PREFIX) && names.isAccepted(key, given)) {
                add(key, given);
            }
        });
    }

    private void add(String key, SettingValue raw) {
        SettingValue given = new SettingValue(raw.text().strip(), raw.origin(), raw.precedence());
        Optional<String> unclean = given.problem(key);
        if (unclean.isPresent()) {
            problems.add(unclean.get());
        } else if (given.text().isEmpty() && !mayBeEmpty(key)) {
            problems.add(key + " has no value (" + given.origin() + "): give it one, or remove it");
        } else {
            effective.merge(key, given, (lower, higher) -> higher.inPlaceOf(lower));
        }
    }

    /** The options of a backend are that backend's to judge, and the settings of a module that module's. */
    private boolean mayBeEmpty(String key) {
        if (names.isUndeclared(key)) {
            return true;
        }
        boolean option = key.startsWith(SettingNames.BACKEND) || key.startsWith(SettingNames.FALLBACK);
        return option && !key.endsWith(".url") && !key.endsWith(".timeout");
    }
}
