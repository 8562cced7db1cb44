// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.config.options;

import io.maintenance.engine.config.sources.Environment;
import io.maintenance.engine.config.value.SettingNames;
import io.maintenance.engine.config.value.SettingValue;
import io.maintenance.engine.config.value.SourcePrecedence;
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
public final class OptionVariables {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern REST = Pattern.compile("[A-Z0-9]+(_{1,2}[A-Z0-9]+)*");

    private final Environment environment;
    private final Map<String, String> read = new TreeMap<>();
    private final Map<String, String> readers = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Creates a reader of the options in an environment. */
    public OptionVariables(Environment environment) {
        this.environment = environment;
    }

    /** Returns the value of an option by its full name; empty if the environment has none. */
    Optional<SettingValue> find(String key) {
        String variable = SettingNames.variable(key);
        return NAME.matcher(key).matches() ? given(key, variable) : Optional.empty();
    }

    /** Returns the options of an open group by their full names. */
    Map<String, SettingValue> below(String prefix) {
        String beginning = SettingNames.variable(prefix);
        Map<String, SettingValue> group = new TreeMap<>();
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
    public Map<String, String> read() {
        return Collections.unmodifiableMap(read);
    }

    /** Notes that all options below a prefix were asked for, and what they are. */
    public void readBy(String prefix, String what) {
        readers.put(prefix, what);
    }

    /** Returns what the options below a prefix are; empty if nobody has asked for all of them. */
    public Optional<String> reader(String prefix) {
        return Optional.ofNullable(readers.get(prefix));
    }

    /** Returns what is wrong with those that are set. */
    List<String> problems() {
        return problems;
    }

    private Optional<SettingValue> given(String key, String variable) {
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
        SettingValue given = new SettingValue(value, "environment variable " + variable, SourcePrecedence.ENVIRONMENT);
        given.problem(key).ifPresent(problems::add);
        return Optional.of(given);
    }

    private static String name(String rest) {
        return rest.toLowerCase(Locale.ROOT).replace("__", "-").replace('_', '.');
    }
}
