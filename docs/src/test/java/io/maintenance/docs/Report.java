// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the conformance kit found about one backend.
 *
 * @param reach who shares the store
 * @param watch how it tells of changes
 * @param passed the ids of the rules that hold
 * @param unkept for each reason the ids of the SHOULD rules that do not hold
 * @param skipped for each reason the ids of the rules that were not tested
 * @param open the ids of the rules that failed, or that were not run at all
 */
record Report(
        String reach,
        String watch,
        List<String> passed,
        Map<String, List<String>> unkept,
        Map<String, List<String>> skipped,
        List<String> open) {

    /** How the kit begins the reason for a SHOULD that does not hold. */
    private static final String UNKEPT = "a SHOULD that is not kept: ";

    /** Reads the report of a backend, if its module has been tested. */
    static Optional<Report> of(String module, String name) throws IOException {
        Path file = Pages.ROOT.resolve(module + "/target/maintenance-tck/" + name + ".json");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Map<String, Object> found = JSON.std.mapFrom(Files.readString(file));
        Report report = new Report(
                String.valueOf(found.get("reach")),
                String.valueOf(found.get("watch")),
                new ArrayList<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new ArrayList<>());
        Object rules = found.get("rules");
        if (rules instanceof List<?> each) {
            each.forEach(rule -> report.add((Map<?, ?>) rule));
        }
        return Optional.of(report);
    }

    /** Returns the ids of the SHOULD rules that do not hold. */
    List<String> notKept() {
        return unkept.values().stream().flatMap(List::stream).sorted().toList();
    }

    private void add(Map<?, ?> rule) {
        String id = String.valueOf(rule.get("rule"));
        switch (String.valueOf(rule.get("result"))) {
            case "passed" -> passed.add(id);
            case "skipped" -> addSkipped(id, reason(rule));
            case "outside" -> addSkipped(id, "outside of the profile that its test declares");
            default -> open.add(id);
        }
    }

    private void addSkipped(String id, String reason) {
        boolean isUnkept = reason.startsWith(UNKEPT);
        (isUnkept ? unkept : skipped)
                .computeIfAbsent(isUnkept ? reason.substring(UNKEPT.length()) : reason, each -> new ArrayList<>())
                .add(id);
    }

    private static String reason(Map<?, ?> rule) {
        String reason = String.valueOf(rule.get("reason")).replaceFirst("^[A-Z]+-\\d+ skipped: ", "");
        return reason.replaceFirst("^no [A-Z_]+ in faults\\(\\)$", "its test cannot do that to the store");
    }
}
