// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.admin.json.JsonWriter;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.spi.Finding;
import io.maintenance.spi.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The output of {@code doctor}: a line for each finding. The checks that make the findings are not here, see the command. */
public record DoctorReport(List<Finding> findings) {

    /** Returns the result to print. */
    public CommandResult result() {
        String failed = named(Severity.FAIL);
        return new CommandResult(
                failed.isEmpty() ? ExitCode.DONE : ExitCode.FAILED,
                lines(),
                List.of(),
                failed.isEmpty() ? null : "these checks failed: " + failed,
                document());
    }

    private String named(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::check)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<String> lines() {
        int width = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        return findings.stream().map(finding -> line(finding, width)).toList();
    }

    private static String line(Finding finding, int width) {
        String check = finding.check() + " ".repeat(width - finding.check().length());
        String remedy = finding.remedy().isEmpty() ? "" : " -> " + finding.remedy();
        return String.format("%-4s  %s  %s%s", JsonWriter.name(finding.severity()), check, finding.detail(), remedy);
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("failed", count(Severity.FAIL));
        document.put("warned", count(Severity.WARN));
        document.put("checks", findings.stream().map(DoctorReport::document).toList());
        return document;
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("check", finding.check());
        document.put("severity", JsonWriter.name(finding.severity()));
        document.put("detail", finding.detail());
        document.put("remedy", finding.remedy());
        return document;
    }
}
