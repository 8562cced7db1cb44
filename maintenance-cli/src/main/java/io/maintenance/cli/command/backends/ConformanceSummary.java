// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import com.fasterxml.jackson.jr.ob.JSON;
import io.maintenance.spi.BackendEntry;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The summary of a report of the conformance kit, which the build of a backend puts into its jar.
 *
 * @param name what was tested: a scheme, or one of several providers
 * @param passed the number of rules that passed
 * @param skipped the number of rules that were skipped
 * @param failed the rules that failed or were not run
 */
record ConformanceSummary(String name, int passed, int skipped, List<String> failed) {

    private static final String DIRECTORY = "META-INF/maintenance-tck";

    /** Reads the reports in the jar, or directory of classes, of a backend; empty if there are none. */
    static List<ConformanceSummary> of(BackendEntry backend) {
        try {
            Path source = Path.of(backend.source());
            if (Files.isDirectory(source)) {
                return in(source.resolve(DIRECTORY), backend);
            }
            try (FileSystem jar = FileSystems.newFileSystem(source)) {
                return in(jar.getPath(DIRECTORY), backend);
            }
        } catch (IOException | RuntimeException e) {
            return List.of(); // the same as no report
        }
    }

    /** Returns the summary as a sentence. */
    String text() {
        String result = passed + " passed, " + skipped + " skipped"
                + (failed.isEmpty() ? "" : ", not passed: " + String.join(" ", failed));
        return "rules of " + name + ": " + result;
    }

    private static List<ConformanceSummary> in(Path directory, BackendEntry backend) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<ConformanceSummary> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Map<String, Object> report = JSON.std.mapFrom(Files.readString(file));
                if (backend.schemes().contains(String.valueOf(report.get("scheme")))) {
                    reports.add(summary(report));
                }
            }
        }
        reports.sort(Comparator.comparing(ConformanceSummary::name));
        return reports;
    }

    private static ConformanceSummary summary(Map<String, Object> report) {
        List<Map<?, ?>> rules = new ArrayList<>();
        if (report.get("rules") instanceof List<?> all) {
            all.forEach(rule -> rules.add((Map<?, ?>) rule));
        }
        String name = String.valueOf(report.getOrDefault("name", report.get("scheme")));
        List<String> failed = rules.stream()
                .filter(rule -> !is(rule, "passed") && !is(rule, "skipped") && !is(rule, "outside"))
                .map(rule -> String.valueOf(rule.get("rule")))
                .toList();
        return new ConformanceSummary(name, count(rules, "passed"), count(rules, "skipped"), failed);
    }

    private static int count(List<Map<?, ?>> rules, String result) {
        return (int) rules.stream().filter(rule -> is(rule, result)).count();
    }

    private static boolean is(Map<?, ?> rule, String result) {
        return result.equals(rule.get("result"));
    }
}
