// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

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
final class ConformanceReport implements BeforeEachCallback, TestWatcher, AfterAllCallback {

    private static final String DIRECTORY = "tck.report.directory";
    private static final String DEFAULT_DIRECTORY = "target/maintenance-tck";

    private @Nullable Verdicts verdicts;

    /** For JUnit. */
    ConformanceReport() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        MaintenanceBackendTck tck = context.getRequiredTestInstances()
                .findInstance(MaintenanceBackendTck.class)
                .orElseThrow();
        String name = tck.reportName();
        verdicts = context.getRoot()
                .getStore(Namespace.create(ConformanceReport.class))
                .getOrComputeIfAbsent(
                        name,
                        key -> new Verdicts(name, new StoreUrl(tck.url()).scheme(), tck.portrait()),
                        Verdicts.class);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, Verdicts.Result.PASSED, "");
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Verdicts.Result.SKIPPED, reason(cause));
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note(context, Verdicts.Result.FAILED, reason(cause));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, Verdicts.Result.SKIPPED, reason.orElse("disabled"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Verdicts found = verdicts;
        if (found != null) {
            found.write(Path.of(context.getConfigurationParameter(DIRECTORY).orElse(DEFAULT_DIRECTORY)));
        }
    }

    private void note(ExtensionContext context, Verdicts.Result result, String reason) {
        Rule rule = context.getRequiredTestMethod().getAnnotation(Rule.class);
        Verdicts found = verdicts;
        if (rule != null && found != null) {
            found.note(rule.value(), result, reason);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        String message = cause == null ? "" : Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return message.lines().findFirst().orElse("");
    }
}
