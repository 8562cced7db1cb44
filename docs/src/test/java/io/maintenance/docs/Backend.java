// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import java.util.List;

/**
 * A backend of this repository.
 *
 * @param name of its report, and of its row
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
            new Backend("example-jdbc", "examples/custom-backend"));

    /** Returns its row of the table. */
    String row(Report report) {
        return "| `" + name + "` | " + report.reach() + " | " + report.watch() + " | "
                + report.passed().size() + " | " + skipped(report) + " |\n";
    }

    private static String skipped(Report report) {
        if (report.skipped().isEmpty()) {
            return "none";
        }
        StringBuilder reasons = new StringBuilder();
        report.skipped().forEach((reason, rules) -> reasons.append(reasons.isEmpty() ? "" : "; ")
                .append(String.join(" ", rules))
                .append(" (")
                .append(reason)
                .append(")"));
        return reasons.toString();
    }
}
