// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.ReportText;
import io.maintenance.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output of {@code backends}: a block of rows for each backend. */
record BackendsReport(BackendInventory inventory) {

    private static final String NOT_RUN = "not run in this build";

    CommandResult result() {
        ReportText text = new ReportText();
        inventory.backends().forEach(backend -> describe(text, backend));
        if (inventory.backends().isEmpty()) {
            text.line("No backend was found.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "backends",
                inventory.backends().stream().map(BackendsReport::document).toList());
        document.put("broken", inventory.broken());
        return new CommandResult(ExitCode.DONE, text.lines(), inventory.broken(), null, document);
    }

    private static void describe(ReportText text, BackendDescription backend) {
        List<ConformanceSummary> reports = ConformanceSummary.of(backend);
        text.line(String.join(", ", backend.schemes()));
        text.rows("URL", backend.urlForms());
        text.row("Class path", backend.source().toString());
        text.row("Provider", backend.provider());
        text.row("Version", backend.version());
        text.rows(
                "TCK",
                reports.isEmpty()
                        ? List.of(NOT_RUN)
                        : reports.stream().map(ConformanceSummary::text).toList());
    }

    private static Map<String, Object> document(BackendDescription backend) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemes", backend.schemes());
        document.put("urlForms", backend.urlForms());
        document.put("source", backend.source().toString());
        document.put("provider", backend.provider());
        document.put("version", backend.version());
        document.put(
                "tck",
                ConformanceSummary.of(backend).stream()
                        .map(BackendsReport::document)
                        .toList());
        return document;
    }

    private static Map<String, Object> document(ConformanceSummary summary) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", summary.name());
        document.put("passed", summary.passed());
        document.put("skipped", summary.skipped());
        document.put("notPassed", summary.failed());
        return document;
    }
}
