// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.admin.json.ExplanationDocument;
import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Explanation;
import io.maintenance.http.Explanation.RuleStep;
import io.maintenance.http.Header;
import java.util.List;

/**
 * The output of {@code explain}: a row for each rule, and what the visitor gets.
 *
 * @param request the method and the path
 * @param explanation what the gate decided about it
 * @param problems what is wrong with the stores
 */
public record ExplainReport(String request, Explanation explanation, List<String> problems) {

    /** Returns the result to print. */
    public CommandResult result() {
        ReportText text = new ReportText().line(request + " in " + explanation.scope());
        for (RuleStep step : explanation.steps()) {
            text.row(step.rule().label(), (step.applies() ? "yes   " : "no    ") + step.why());
        }
        text.line(verdict(explanation.decision()));
        for (Header header : ExplanationDocument.headers(explanation.decision())) {
            text.row(header.name(), header.value());
        }
        return new CommandResult(ExitCode.DONE, text.lines(), problems, null, ExplanationDocument.of(explanation));
    }

    private static String verdict(Decision decision) {
        return decision instanceof Answer answer
                ? "The visitor gets " + answer.status() + " from the gate ("
                        + decision.reason().label() + "), " + answer.length() + " bytes:"
                : "The visitor gets the application (" + decision.reason().label() + ")"
                        + (decision.headers().isEmpty() ? "." : ", with:");
    }
}
