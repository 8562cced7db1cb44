// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;

/** The rules that the kit tests. */
final class KitRules {

    private KitRules() {}

    /** Returns every rule by its id. */
    static Map<String, Rule> all() {
        Map<String, Rule> rules = new TreeMap<>();
        for (Class<?> group : MaintenanceBackendTck.class.getDeclaredClasses()) {
            if (group.isAnnotationPresent(Nested.class)) {
                addAll(group.getSuperclass(), rules);
            }
        }
        return rules;
    }

    private static void addAll(Class<?> group, Map<String, Rule> rules) {
        for (var method : group.getDeclaredMethods()) {
            Rule rule = method.getAnnotation(Rule.class);
            if (rule != null && rules.put(rule.value(), rule) != null) {
                throw new IllegalStateException("Two tests of the kit name the rule " + rule.value());
            }
        }
    }
}
