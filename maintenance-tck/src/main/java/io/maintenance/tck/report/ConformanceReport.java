// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.report;

import io.maintenance.tck.fixture.BackendProfile;
import io.maintenance.tck.fixture.BackendUnderTest;
import io.maintenance.tck.rules.ContractRule;
import io.maintenance.tck.rules.RuleGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes what became of each rule. Classes of one run that name the same report share it: a rule that one of them
 * failed is failed, and one that was skipped here and passed there is passed.
 */
public final class ConformanceReport implements BeforeEachCallback, TestWatcher, AfterAllCallback {

    private static final String DIRECTORY = "tck.report.directory";
    private static final String DEFAULT_DIRECTORY = "target/maintenance-tck";

    private @Nullable RuleResults results;

    /** For JUnit. */
    public ConformanceReport() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getRequiredTestInstances()
                .findInstance(RuleGroup.class)
                .ifPresent(group -> results = of(group.subject(), context.getRoot()));
    }

    private static RuleResults of(BackendUnderTest subject, ExtensionContext root) {
        String scheme = subject.url().scheme(); // first, so that a class without a store is told so
        String name = subject.reportName();
        return root.getStore(Namespace.create(ConformanceReport.class))
                .getOrComputeIfAbsent(
                        name,
                        key -> new RuleResults(name, scheme, BackendProfile.of(subject), subject.parts()),
                        RuleResults.class);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, RuleOutcome.PASSED, "");
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note(context, RuleOutcome.SKIPPED, reason(cause));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, RuleOutcome.FAILED, reason(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, RuleOutcome.SKIPPED, reason.orElse("disabled"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        RuleResults found = results;
        if (found != null) {
            found.write(Path.of(context.getConfigurationParameter(DIRECTORY).orElse(DEFAULT_DIRECTORY)));
        }
    }

    private void note(ExtensionContext context, RuleOutcome outcome, String reason) {
        ContractRule rule = context.getRequiredTestMethod().getAnnotation(ContractRule.class);
        RuleResults found = results;
        if (rule != null && found != null) {
            found.note(rule, outcome, reason);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        String message = cause == null ? "" : Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return message.lines().findFirst().orElse("");
    }
}
