// SPDX-License-Identifier: Apache-2.0
package io.maintenance.tck.selftest;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.maintenance.tck.MaintenanceBackendTck;
import io.maintenance.tck.rules.ContractRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** One run of the kit, as JUnit saw it. */
public record KitRun(Map<String, String> failed, Map<String, String> skipped, Set<String> passed) {

    private static final int TRIES = 3;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Enough to see that what never comes does not come. */
    private static final Duration SHORT = Duration.ofMillis(800);

    /** Runs the whole kit on a backend. */
    public static KitRun all(String url, Path reports) {
        bePatient();
        return run(url, reports, selectClass(SampleKit.class));
    }

    /** Runs the group to which a rule belongs. */
    public static KitRun group(String url, String rule, Path reports) {
        bePatient();
        return run(url, reports, selectNestedClass(List.of(SampleKit.class), groupOf(rule)));
    }

    /** Runs one rule that should go red, or all of a group, with little patience. */
    public static KitRun alone(String url, String rule, Path reports) {
        SampleKit.patience = SHORT;
        SampleKit.timeout = SHORT;
        DiscoverySelector selector =
                isGroup(rule) ? selectNestedClass(List.of(SampleKit.class), groupNamed(rule)) : selector(rule);
        return run(url, reports, selector);
    }

    /** Runs one rule until it goes red, three times at most: a racy one may be green by chance. */
    static KitRun red(String url, String rule, Path reports) {
        KitRun run = alone(url, rule, reports);
        for (int again = 1; again < TRIES && run.failed.isEmpty(); again++) {
            run = alone(url, rule, reports);
        }
        return run;
    }

    private static boolean isGroup(String rule) {
        return rule.indexOf('-') < 0;
    }

    /** Runs the whole kit with little patience, to see where something goes red. */
    static KitRun everywhere(String url, Path reports) {
        SampleKit.patience = SHORT;
        SampleKit.timeout = SHORT;
        return run(url, reports, selectClass(SampleKit.class));
    }

    /** Runs the other rules of its group. */
    static KitRun neighbours(String url, String rule, Path reports) {
        bePatient();
        return run(
                url,
                reports,
                ids(groupOf(rule)).values().stream()
                        .filter(each -> !each.equals(rule))
                        .map(KitRun::selector)
                        .toArray(DiscoverySelector[]::new));
    }

    private static void bePatient() {
        SampleKit.patience = LONG;
        SampleKit.timeout = TIMEOUT;
    }

    private static DiscoverySelector selector(String rule) {
        return selectNestedMethod(List.of(SampleKit.class), groupOf(rule), methodOf(rule));
    }

    private static KitRun run(String url, Path reports, DiscoverySelector... selector) {
        SampleKit.url = url;
        SampleKit.requireWell(url);
        KitRun run = new KitRun(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("tck.report.directory", reports.toString())
                .selectors(selector)
                .execute()
                .testEvents()
                .stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .forEach(run::note);
        return run;
    }

    private void note(Event event) {
        MethodSource method =
                (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
        String rule = ids().get(method.getMethodName());
        if (rule == null) {
            throw new IllegalStateException("no rule: " + method);
        }
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        String message = result.getThrowable().map(Throwable::getMessage).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed.add(rule);
            case ABORTED -> skipped.put(rule, message);
            case FAILED -> failed.put(rule, message);
        }
    }

    private static Class<?> groupOf(String rule) {
        return Stream.of(MaintenanceBackendTck.class.getDeclaredClasses())
                .filter(group -> ids(group).containsValue(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> groupNamed(String prefix) {
        return groupOf(ids().values().stream()
                .filter(each -> each.startsWith(prefix + "-"))
                .findFirst()
                .orElseThrow());
    }

    private static String methodOf(String rule) {
        return ids().entrySet().stream()
                .filter(each -> each.getValue().equals(rule))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        Stream.of(MaintenanceBackendTck.class.getDeclaredClasses()).forEach(group -> ids.putAll(ids(group)));
        return ids;
    }

    private static Map<String, String> ids(Class<?> group) {
        Map<String, String> ids = new TreeMap<>();
        for (var method : group.getSuperclass().getDeclaredMethods()) {
            ContractRule rule = method.getAnnotation(ContractRule.class);
            if (rule != null) {
                ids.put(method.getName(), rule.value());
            }
        }
        return ids;
    }
}
