// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.maintenance.tck.rules.ContractRule;
import io.maintenance.tck.rules.RuleCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** What the kit says of an author's class that fails, lacks something, or asks for more. */
class AuthorClassTest {

    private static final DiscoverySelector WIPE = rule(MaintenanceBackendTck.Persistence.class, "PER-3");
    private static final DiscoverySelector READ = rule(MaintenanceBackendTck.Storage.class, "STO-1");
    private static final String STRICT = "tck.strict";

    private static String url = "memory:author";
    private static Faults faults = Faults.none();
    private static boolean strict;

    @TempDir
    Path reports;

    /** Run by these tests, and not by its name. */
    public static class AuthorKit extends MaintenanceBackendTck {

        @Override
        protected String url() {
            Assumptions.assumeFalse(url.equals("none"), "no store here");
            if (url.isEmpty()) {
                throw new IllegalStateException("no server");
            }
            return url;
        }

        @Override
        protected Faults faults() {
            return faults;
        }

        @Override
        protected boolean isStrict() {
            return strict;
        }

        @Override
        protected Duration patience() {
            return Duration.ofMinutes(1);
        }
    }

    /** Declares what its store can show. */
    @ContractProfile({ContractProfile.Part.BASIC, ContractProfile.Part.WATCH})
    public static class BasicKit extends MaintenanceBackendTck {

        @Override
        protected String url() {
            return "memory:basic";
        }
    }

    @Test
    void aFaultThatThrowsIsTheAuthorsFailure() {
        faults = Faults.none().on(Fault.WIPE, () -> {
            throw new IllegalStateException("no server");
        });
        try {
            assertThat(failure(run(WIPE, "false")))
                    .startsWith(
                            "PER-3: The fault WIPE of your class failed: java.lang.IllegalStateException: no server")
                    .contains("Check: ")
                    .contains("The backend was not asked");
        } finally {
            faults = Faults.none();
        }
    }

    @Test
    void anAssertionOfTheAuthorsFaultIsTheAuthorsFailure() {
        faults = Faults.none().on(Fault.WIPE, () -> {
            throw new AssertionError("not wiped");
        });
        try {
            assertThat(failure(run(WIPE, "false")))
                    .contains("The fault WIPE of your class failed")
                    .contains("not wiped");
        } finally {
            faults = Faults.none();
        }
    }

    @Test
    void anAddressThatCannotBeHadIsTheAuthorsFailure() {
        url = "";
        try {
            assertThat(failure(run(READ, "false")))
                    .startsWith("url() of your class failed: ")
                    .contains("no server");
        } finally {
            url = "memory:author";
        }
    }

    @Test
    void anAuthorMaySkip() {
        url = "none";
        try {
            assertThat(run(READ, "false").aborted().count()).isEqualTo(1);
        } finally {
            url = "memory:author";
        }
    }

    @Test
    void aSkippedMustIsRedInAStrictRunOnly() {
        assertThat(run(WIPE, "false").aborted().count()).isEqualTo(1);
        assertThat(failure(run(WIPE, "true")))
                .startsWith("PER-3 skipped: no WIPE in faults(). Check: the run is strict");
    }

    @Test
    void anAuthorMayBeStrict() {
        strict = true;
        try {
            assertThat(failure(run(WIPE, "false"))).startsWith("PER-3 skipped: no WIPE in faults().");
        } finally {
            strict = false;
        }
    }

    @Test
    void rulesRunInTheOrderOfTheContract() {
        List<String> run = run(selectClass(AuthorKit.class), "false")
                .filter(event -> event.getType() == EventType.STARTED)
                .map(AuthorClassTest::rule)
                .flatMap(Optional::stream)
                .toList();

        assertThat(run).containsExactlyElementsOf(RuleCatalog.all().keySet());
    }

    @Test
    void rulesOutsideOfADeclaredProfileAreNotEvenSkipped() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(BasicKit.class))
                                .configurationParameter("tck.report.directory", reports.toString())
                                .build(),
                        listener);

        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSkippedCount() + summary.getTestsAbortedCount())
                .isZero();
        assertThat(summary.getTestsSucceededCount())
                .isGreaterThan(30)
                .isLessThan(RuleCatalog.all().size());
    }

    @Test
    void rulesOutsideOfADeclaredProfileAreDisabledWhereNothingFilters() {
        Events events = run(
                selectNestedMethod(
                        List.of(BasicKit.class), MaintenanceBackendTck.Failures.class, "refusedWritesAreRejected"),
                "true");

        assertThat(events.skipped().count()).isEqualTo(1);
        assertThat(events.failed().count()).isZero();
    }

    private Events run(DiscoverySelector selector, String isStrict) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("tck.report.directory", reports.toString())
                .configurationParameter(STRICT, isStrict)
                .selectors(selector)
                .execute()
                .testEvents();
    }

    private static String failure(Events events) {
        return events.failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .findFirst()
                .orElse("nothing failed");
    }

    private static Optional<String> rule(Event event) {
        return event.getTestDescriptor()
                .getSource()
                .map(MethodSource.class::cast)
                .map(source -> source.getJavaMethod().getAnnotation(ContractRule.class))
                .map(ContractRule::value);
    }

    private static DiscoverySelector rule(Class<?> group, String id) {
        for (var method : group.getSuperclass().getDeclaredMethods()) {
            ContractRule rule = method.getAnnotation(ContractRule.class);
            if (rule != null && rule.value().equals(id)) {
                return selectNestedMethod(List.of(AuthorKit.class), group, method.getName());
            }
        }
        throw new IllegalArgumentException(id);
    }
}
