// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows which backends are there, where they come from and how far they keep the contract. */
@Command(name = "backends")
final class BackendsCommand implements Callable<Integer> {

    private static final String NOT_RUN = "not run in this build";

    @ParentCommand
    @Nullable
    RootCommand root;

    @Override
    public Integer call() {
        return Objects.requireNonNull(root).say(reply(Backends.here()));
    }

    static Reply reply(Backends backends) {
        Page page = new Page();
        backends.found().forEach(backend -> describe(page, backend));
        if (backends.found().isEmpty()) {
            page.line("No backend was found.");
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put(
                "backends",
                backends.found().stream().map(BackendsCommand::document).toList());
        document.put("broken", backends.broken());
        return new Reply(Exit.DONE, page.lines(), backends.broken(), null, document);
    }

    private static void describe(Page page, FoundBackend backend) {
        List<Conformance> reports = Conformance.carriedBy(backend);
        page.line(String.join(", ", backend.schemes()));
        page.rows("URL", backend.urlForms());
        page.row("Class path", backend.source().toString());
        page.row("Provider", backend.provider());
        page.row("Version", backend.version());
        page.rows(
                "TCK",
                reports.isEmpty()
                        ? List.of(NOT_RUN)
                        : reports.stream().map(Conformance::text).toList());
    }

    private static Map<String, @Nullable Object> document(FoundBackend backend) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schemes", backend.schemes());
        document.put("urlForms", backend.urlForms());
        document.put("source", backend.source().toString());
        document.put("provider", backend.provider());
        document.put("version", backend.version());
        document.put(
                "tck",
                Conformance.carriedBy(backend).stream()
                        .map(BackendsCommand::document)
                        .toList());
        return document;
    }

    private static Map<String, Object> document(Conformance report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", report.name());
        document.put("passed", report.passed());
        document.put("skipped", report.skipped());
        document.put("notPassed", report.failed());
        return document;
    }
}
