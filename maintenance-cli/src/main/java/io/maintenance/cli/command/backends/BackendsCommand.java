// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.command.backends;

import io.maintenance.cli.command.Subcommand;
import io.maintenance.cli.report.CommandResult;
import io.maintenance.cli.report.ReportText;
import io.maintenance.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows which backends are there, where they come from and how far they keep the contract. */
@Command(name = "backends")
public final class BackendsCommand extends Subcommand {

    private static final String NOT_RUN = "not run in this build";

    @Override
    public Integer call() {
        return root().print(result(BackendInventory.here()));
    }

    static CommandResult result(BackendInventory backends) {
        ReportText text = new ReportText();
        backends.found().forEach(backend -> describe(text, backend));
        if (backends.found().isEmpty()) {
            text.line("No backend was found.");
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(
                "backends",
                backends.found().stream().map(BackendsCommand::document).toList());
        document.put("broken", backends.broken());
        return new CommandResult(ExitCode.DONE, text.lines(), backends.broken(), null, document);
    }

    private static void describe(ReportText text, BackendDescription backend) {
        List<ConformanceSummary> reports = ConformanceSummary.carriedBy(backend);
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

    private static Map<String, @Nullable Object> document(BackendDescription backend) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schemes", backend.schemes());
        document.put("urlForms", backend.urlForms());
        document.put("source", backend.source().toString());
        document.put("provider", backend.provider());
        document.put("version", backend.version());
        document.put(
                "tck",
                ConformanceSummary.carriedBy(backend).stream()
                        .map(BackendsCommand::document)
                        .toList());
        return document;
    }

    private static Map<String, Object> document(ConformanceSummary report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", report.name());
        document.put("passed", report.passed());
        document.put("skipped", report.skipped());
        document.put("notPassed", report.failed());
        return document;
    }
}
