// SPDX-License-Identifier: Apache-2.0
package io.maintenance.engine.virtual;

import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** One test, run within another: of a class that may be loaded beside the one that is right. */
final class TestRun {

    private static final LauncherConfig ALONE = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();

    private TestRun() {}

    /** Runs a method and returns what failed; nothing if it passed. */
    static List<String> failures(Class<?> type, String method) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create(ALONE)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(type, method))
                                .build(),
                        summary);
        if (summary.getSummary().getTestsStartedCount() == 0) {
            throw new IllegalStateException(type.getSimpleName() + " has no test " + method);
        }
        return summary.getSummary().getFailures().stream()
                .map(failure -> String.valueOf(failure.getException()))
                .toList();
    }
}
