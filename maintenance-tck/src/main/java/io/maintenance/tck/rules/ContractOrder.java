// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import static java.util.Comparator.comparingInt;

import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** The order of the contract: of the groups, and of the rules within a group. What is no rule comes after them. */
public final class ContractOrder implements MethodOrderer, ClassOrderer {

    /** For JUnit. */
    public ContractOrder() {}

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(comparingInt(each ->
                        place(RuleCatalog.GROUPS.indexOf(each.getTestClass().getSuperclass()))));
    }

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> ids = List.copyOf(RuleCatalog.all().keySet());
        context.getMethodDescriptors()
                .sort(comparingInt(each -> place(each.findAnnotation(ContractRule.class)
                        .map(rule -> ids.indexOf(rule.value()))
                        .orElse(-1))));
    }

    private static int place(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }
}
