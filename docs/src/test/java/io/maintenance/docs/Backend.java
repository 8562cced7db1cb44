// SPDX-License-Identifier: Apache-2.0
package io.maintenance.docs;

import io.maintenance.MaintenanceMode;
import io.maintenance.spi.MaintenanceBackend;
import io.maintenance.spi.Watch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A backend of this repository.
 *
 * @param scheme of its URL
 * @param module whose tests hold it to the contract
 * @param address what follows the scheme, such that it can be opened without a server
 */
record Backend(String scheme, String module, String address) {

    static final List<Backend> ALL = List.of(
            new Backend("memory", "maintenance-tck", "docs"),
            new Backend("file", "maintenance-backend-file", "target/no-such-store"),
            new Backend("example-jdbc", "examples/custom-backend", "h2:mem:docs"));

    /** Returns its row of the table. */
    String row(Report report) {
        try (MaintenanceBackend backend = MaintenanceMode.builder()
                .namespace("docs")
                .backend(scheme + ":" + address)
                .openBackend()) {
            String reach = backend.traits().reach().name().toLowerCase(Locale.ROOT);
            return "| `" + scheme + "` | " + reach + " | " + watch(backend) + " | "
                    + report.passed().size() + " | " + skipped(report) + " |\n";
        }
    }

    private static String watch(MaintenanceBackend backend) {
        Optional<Watch> watch = backend.watch(() -> {});
        return watch.map(each -> each.isComplete() ? "complete" : "hints").orElse("none");
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
