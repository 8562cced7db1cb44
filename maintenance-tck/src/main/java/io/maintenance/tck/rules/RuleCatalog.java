// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that the kit tests. */
public final class RuleCatalog {

    /** The groups of the rules, as the kit runs them. */
    public static final List<Class<? extends RuleGroup>> GROUPS = List.of(
            OptionRules.class,
            StorageRules.class,
            CompareAndSetRules.class,
            ConcurrencyRules.class,
            PersistenceRules.class,
            WatchRules.class,
            FallbackRules.class,
            FailureRules.class,
            LifecycleRules.class);

    private RuleCatalog() {}

    /** Returns every rule by its id. */
    public static Map<String, ContractRule> all() {
        Map<String, ContractRule> rules = new TreeMap<>();
        GROUPS.forEach(group -> addAll(group, rules));
        return rules;
    }

    private static void addAll(Class<?> group, Map<String, ContractRule> rules) {
        for (var method : group.getDeclaredMethods()) {
            ContractRule rule = method.getAnnotation(ContractRule.class);
            if (rule != null && rules.put(rule.value(), rule) != null) {
                throw new IllegalStateException("Two tests of the kit name the rule " + rule.value());
            }
        }
    }
}
