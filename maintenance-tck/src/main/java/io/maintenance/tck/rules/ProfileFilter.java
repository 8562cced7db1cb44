// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.rules;

import io.maintenance.tck.fixture.DeclaredParts;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** Leaves out rules of parts that the author's class does not declare, so that a run does not show them as skipped. */
public final class ProfileFilter implements PostDiscoveryFilter {

    /** For JUnit. */
    public ProfileFilter() {}

    @Override
    public FilterResult apply(TestDescriptor test) {
        boolean outside = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .filter(source -> RuleGroup.class.isAssignableFrom(source.getJavaClass()))
                .filter(source -> isOutside(source.getJavaMethod(), test))
                .isPresent();
        return FilterResult.includedIf(!outside, () -> "no rule outside of a profile", () -> "outside of the profile");
    }

    private static boolean isOutside(Method method, TestDescriptor test) {
        ContractRule rule = method.getAnnotation(ContractRule.class);
        return rule != null
                && author(test)
                        .filter(author -> !DeclaredParts.of(author).include(rule.parts()))
                        .isPresent();
    }

    /** Returns the outermost class that has the test: the groups are nested in it. */
    private static Optional<Class<?>> author(TestDescriptor test) {
        Optional<Class<?>> author = Optional.empty();
        for (Optional<TestDescriptor> above = test.getParent();
                above.isPresent();
                above = above.get().getParent()) {
            Optional<Class<?>> found = above.get()
                    .getSource()
                    .filter(ClassSource.class::isInstance)
                    .map(source -> ((ClassSource) source).getJavaClass());
            author = found.isPresent() ? found : author;
        }
        return author;
    }
}
