// SPDX-License-Identifier: Apache-2.0
package io.maintenance.kitruns;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The tests of one class, run once. Ends with 0 if rules were tested and none is red, and prints those that are. */
public final class KitRunProgram {

    private static final String REPORTS = "tck.report.directory";

    private KitRunProgram() {}

    /** Takes the name of the class, and the directory of the report. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Class<?> tests = Class.forName(arguments[0]);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .configurationParameter(REPORTS, arguments[1])
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);

        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        System.out.printf(
                "%d green, %d red, %d skipped; the kit is in %s on Java %s%n",
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsAbortedCount() + summary.getTestsSkippedCount(),
                kit(tests).getModule(),
                Runtime.version());
        System.exit(summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
    }

    /** The class of the kit, which is the first below Object. */
    private static Class<?> kit(Class<?> tests) {
        Class<?> above = tests.getSuperclass();
        return above == null || above == Object.class ? tests : kit(above);
    }
}
