// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the sources over each other, lowest first. What is wrong in a source is noted and left out. */
final class Layers {

    private final Map<String, Given> effective = new HashMap<>();
    private final UnknownNames names;
    private final Problems problems;

    Layers(UnknownNames names) {
        this.names = names;
        this.problems = names.problems();
    }

    Map<String, Given> effective() {
        return Map.copyOf(effective);
    }

    /** Adds the values of a file, whose names were judged when it was read. */
    void addFile(Map<String, Given> values) {
        values.forEach(this::add);
    }

    void addEnvironment(Environment environment) {
        for (String key : Keys.ALL) {
            String variable = Keys.variable(key);
            String value = environment.variable(variable);
            if (value != null) {
                add(key, new Given(value, "environment variable " + variable, Rank.ENVIRONMENT));
            }
        }
    }

    void addSystemProperties(Environment environment) {
        Map<String, String> properties = new HashMap<>();
        environment.system().stringPropertyNames().stream()
                .filter(name -> name.startsWith(Keys.PREFIX))
                .forEach(name -> properties.put(name, environment.system().getProperty(name, "")));
        addNamed(properties, "system property", Rank.SYSTEM);
    }

    /** Adds the values of a source that holds other names beside ours. */
    void addNamed(Map<String, String> values, String origin, Rank rank) {
        new TreeMap<>(values).forEach((key, value) -> {
            Given given = new Given(value, origin, rank);
            if (key.startsWith(Keys.PREFIX) && names.isAccepted(key, given)) {
                add(key, given);
            }
        });
    }

    private void add(String key, Given raw) {
        Given given = new Given(raw.text().strip(), raw.origin(), raw.rank());
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
        boolean option = key.startsWith(Keys.BACKEND) || key.startsWith(Keys.FALLBACK);
        return option && !key.endsWith(".url") && !key.endsWith(".timeout");
    }
}
