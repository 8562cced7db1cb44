// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A backend of this repository.
 *
 * @param name of its report, its row and its section
 * @param module whose tests hold it to the contract
 */
record Backend(String name, String module) {

    static final List<Backend> ALL = List.of(
            new Backend("memory", "maintenance-tck"),
            new Backend("file", "maintenance-backend-file"),
            new Backend("redis", "maintenance-backend-redis"),
            new Backend("redis-6.2", "maintenance-backend-redis"),
            new Backend("memcached", "maintenance-backend-memcached"),
            new Backend("jcache-ehcache", "maintenance-backend-jcache"),
            new Backend("jcache-ehcache-disk", "maintenance-backend-jcache"),
            new Backend("jcache-hazelcast-member", "maintenance-backend-jcache"),
            new Backend("jcache-hazelcast-client", "maintenance-backend-jcache"),
            new Backend("jcache-caffeine", "maintenance-backend-jcache"),
            new Backend("example-jdbc", "examples/custom-backend"),
            new Backend("example-zookeeper", "examples/custom-backend-watch"));

    /** Returns its row of the table. */
    String row(Report report) {
        return "| [`%s`](docs/backends.md#%s) | %s | %s | %d | %s | %s |\n"
                .formatted(
                        name,
                        anchor(),
                        report.reach(),
                        report.watch(),
                        report.passed().size(),
                        String.join(" ", report.notKept()),
                        count(report.skipped().values().stream()
                                .mapToInt(List::size)
                                .sum()));
    }

    /** Returns its section of the page: each rule that was not kept or not tested, and why. */
    String section(Report report) {
        StringBuilder text = new StringBuilder("\n### " + name + "\n\n");
        text.append("%d rules kept.\n".formatted(report.passed().size()));
        report.unkept().forEach((reason, rules) -> append(text, rules, "not kept", reason));
        report.skipped().forEach((reason, rules) -> append(text, rules, "skipped", reason));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> rules, String what, String reason) {
        String links = rules.stream().map("[%1$s](contract.md#%1$s)"::formatted).collect(Collectors.joining(", "));
        text.append("- %s %s: %s\n".formatted(links, what, reason));
    }

    /** Returns what hosts of repositories make of the heading. */
    private String anchor() {
        return name.replace(".", "");
    }

    private static String count(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }
}
