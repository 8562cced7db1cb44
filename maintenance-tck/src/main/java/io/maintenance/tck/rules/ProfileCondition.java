// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.tck.fixture.DeclaredParts;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Disables rules of parts that the author's class does not declare, where {@link ProfileFilter} has not left them out. */
public final class ProfileCondition implements ExecutionCondition {

    /** For JUnit. */
    public ProfileCondition() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestInstances()
                        .filter(instances -> isOutside(
                                context, instances.getAllInstances().get(0).getClass()))
                        .isPresent()
                ? ConditionEvaluationResult.disabled("outside of the declared profile")
                : ConditionEvaluationResult.enabled("of a declared part");
    }

    private static boolean isOutside(ExtensionContext context, Class<?> author) {
        return context.getTestMethod()
                .map(method -> method.getAnnotation(ContractRule.class))
                .filter(rule -> !DeclaredParts.of(author).include(rule.parts()))
                .isPresent();
    }
}
