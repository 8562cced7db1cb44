// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.ReportText;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.spi.BackendCatalog;
import io.maintenance.spi.BackendEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output of {@code backends}: a block of rows for each backend. */
public record BackendsReport(BackendCatalog catalog) {

    private static final String NOT_RUN = "not run in this build";

    CommandResult result() {
        ReportText text = new ReportText();
        catalog.entries().forEach(backend -> describe(text, backend));
        if (catalog.entries().isEmpty()) {
            text.line("No backend was found.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "backends",
                catalog.entries().stream().map(BackendsReport::document).toList());
        List<String> broken = broken(catalog);
        document.put("broken", broken);
        return new CommandResult(ExitCode.DONE, text.lines(), broken, null, document);
    }

    /** Returns a sentence for each backend that cannot be loaded. */
    public static List<String> broken(BackendCatalog catalog) {
        return catalog.broken().stream()
                .map(reason -> "a backend does not load: " + reason)
                .toList();
    }

    private static String version(BackendEntry backend) {
        return backend.version().orElse("not known");
    }

    private static void describe(ReportText text, BackendEntry backend) {
        List<ConformanceSummary> reports = ConformanceSummary.of(backend);
        text.line(String.join(", ", backend.schemes()));
        text.rows("URL", backend.urlForms());
        text.row("Class path", backend.source());
        text.row("Provider", backend.className());
        text.row("Version", version(backend));
        text.rows(
                "TCK",
                reports.isEmpty()
                        ? List.of(NOT_RUN)
                        : reports.stream().map(ConformanceSummary::text).toList());
    }

    private static Map<String, Object> document(BackendEntry backend) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemes", backend.schemes());
        document.put("urlForms", backend.urlForms());
        document.put("source", backend.source());
        document.put("provider", backend.className());
        document.put("version", version(backend));
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
