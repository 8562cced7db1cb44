// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules that the kit tests. */
public final class RuleCatalog {

    /** The groups of the rules, as the kit runs them. */
    public static final List<Class<? extends RuleGroup>> GROUPS = List.of(
            OptionRules.class,
            DescriptionRules.class,
            StorageRules.class,
            CompareAndSetRules.class,
            ConcurrencyRules.class,
            PersistenceRules.class,
            WatchRules.class,
            WatchEnduranceRules.class,
            FallbackRules.class,
            FailureRules.class,
            OutageRules.class,
            LifecycleRules.class,
            ClosingRules.class,
            ExpiryRules.class);

    private RuleCatalog() {}

    /** Returns every rule by its id, in the order of the contract. */
    public static Map<String, ContractRule> all() {
        Map<String, ContractRule> rules = new LinkedHashMap<>();
        GROUPS.forEach(group -> of(group).forEach(rule -> add(rule, rules)));
        return rules;
    }

    private static Stream<ContractRule> of(Class<?> group) {
        return Stream.of(group.getDeclaredMethods())
                .map(method -> method.getAnnotation(ContractRule.class))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(RuleCatalog::number));
    }

    private static void add(ContractRule rule, Map<String, ContractRule> rules) {
        if (rules.put(rule.value(), rule) != null) {
            throw new IllegalStateException("Two tests of the kit name the rule " + rule.value());
        }
    }

    private static int number(ContractRule rule) {
        return Integer.parseInt(rule.value().replaceFirst(".*-", ""));
    }
}
