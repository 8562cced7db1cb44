// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The options of stores in the environment. A backend asks for an option by its name, and the name tells the variable; a variable
 * does not tell where its name has dots and where hyphens. Below an open group, whose names nobody knows before, one {@code _} is
 * a dot and two are a hyphen. What is read is remembered. Not thread-safe.
 */
final class OptionVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern REST = Pattern.compile("[A-Z0-9]+(_{1,2}[A-Z0-9]+)*");

    private final Environment environment;
    private final Map<String, String> read = new TreeMap<>();
    private final Map<String, String> readers = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    OptionVariables(Environment environment) {
        this.environment = environment;
    }

    /** Returns the value of an option by its full name; empty if the environment has none. */
    Optional<Given> find(String key) {
        String variable = Keys.variable(key);
        return NAME.matcher(key).matches() ? given(key, variable) : Optional.empty();
    }

    /** Returns the options of an open group by their full names. */
    Map<String, Given> below(String prefix) {
        String beginning = Keys.variable(prefix);
        Map<String, Given> group = new TreeMap<>();
        environment.variables().keySet().stream()
                .filter(variable -> variable.startsWith(beginning))
                .filter(variable ->
                        REST.matcher(variable.substring(beginning.length())).matches())
                .forEach(variable -> {
                    String key = prefix + name(variable.substring(beginning.length()));
                    given(key, variable).ifPresent(given -> group.put(key, given));
                });
        return group;
    }

    /** Returns the variables that were asked for, whether they are set or not, with the names for which they stand. */
    Map<String, String> read() {
        return Collections.unmodifiableMap(read);
    }

    /** Notes that all options below a prefix were asked for, and what they are. */
    void readBy(String prefix, String what) {
        readers.put(prefix, what);
    }

    /** Returns what the options below a prefix are; empty if nobody has asked for all of them. */
    Optional<String> reader(String prefix) {
        return Optional.ofNullable(readers.get(prefix));
    }

    /** Returns what is wrong with those that are set. */
    List<String> problems() {
        return problems;
    }

    private Optional<Given> given(String key, String variable) {
        String other = read.putIfAbsent(variable, key);
        String value = Environment.isInjected(variable) ? null : environment.variable(variable);
        if (value == null) {
            return Optional.empty();
        }
        if (other != null && !other.equals(key)) {
            problems.add("the environment variable " + variable + " may be " + other + " or " + key
                    + ": give it in the properties file, or as a system property");
            return Optional.empty();
        }
        Given given = new Given(value, "environment variable " + variable, Rank.ENVIRONMENT);
        given.problem(key).ifPresent(problems::add);
        return Optional.of(given);
    }

    private static String name(String rest) {
        return rest.toLowerCase(Locale.ROOT).replace("__", "-").replace('_', '.');
    }
}
