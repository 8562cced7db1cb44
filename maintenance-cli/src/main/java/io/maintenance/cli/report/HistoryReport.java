// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.cli.terminal.TimeFormat;
import io.maintenance.events.log.ChainProblem;
import io.maintenance.events.log.ChainReport;
import io.maintenance.events.log.EventLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code history} prints: a line for each event, and what checking their chain came to.
 *
 * @param format the format of times
 */
public record HistoryReport(TimeFormat format) {

    /** Returns the result of reading files. */
    public CommandResult result(List<Path> files, List<EventLine> events, ChainReport report) {
        EventText text = new EventText(format);
        List<String> lines = new ArrayList<>(events.stream().map(text::line).toList());
        report.notes().forEach(note -> lines.add("Note: " + note));
        if (report.isWhole()) {
            lines.add(report.lines() + (report.lines() == 1 ? " line is" : " lines are")
                    + " as written; the last, event " + report.seq() + ", has the hash " + report.hash());
        }
        return new CommandResult(
                report.isWhole() ? ExitCode.DONE : ExitCode.FAILED,
                lines,
                List.of(),
                problem(report),
                document(files, events, report));
    }

    private static @Nullable String problem(ChainReport report) {
        if (report.isWhole()) {
            return null;
        }
        StringBuilder text = new StringBuilder("The events are not as they were written:");
        for (ChainProblem each : report.problems()) {
            text.append("\n  ").append(each.file()).append(", line ").append(each.line());
            text.append(' ').append(each.text());
        }
        return text.append("\nSee docs/errors.md#events-altered").toString();
    }

    private static Map<String, Object> document(List<Path> files, List<EventLine> events, ChainReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("files", files.stream().map(Path::toString).toList());
        document.put("events", events.stream().map(EventLine::fields).toList());
        document.put("lines", report.lines());
        document.put("whole", report.isWhole());
        document.put("lastSeq", report.seq());
        document.put("lastHash", report.hash());
        document.put(
                "problems",
                report.problems().stream()
                        .map(each ->
                                Map.of("file", each.file().toString(), "line", each.line(), "message", each.text()))
                        .toList());
        document.put("notes", report.notes());
        return document;
    }
}
