// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli.report;

import io.maintenance.cli.terminal.ExitCode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Explanation;
import io.maintenance.http.Explanation.RuleStep;
import io.maintenance.http.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code explain}: a row for each rule, and what the visitor gets.
 *
 * @param request the method and the path
 * @param explanation what the gate decided about it
 * @param problems what is wrong with the stores
 */
public record ExplainReport(String request, Explanation explanation, List<String> problems) {

    /** A cookie lets in anyone who has it, so that its value is not printed. */
    private static final String COOKIE = "Set-Cookie";

    /** Returns the result to print. */
    public CommandResult result() {
        ReportText text = new ReportText().line(request + " in " + explanation.scope());
        for (RuleStep step : explanation.steps()) {
            text.row(step.rule().label(), (step.applies() ? "yes   " : "no    ") + step.why());
        }
        text.line(verdict(explanation.decision()));
        for (Header header : headers()) {
            text.row(header.name(), header.value());
        }
        return new CommandResult(ExitCode.DONE, text.lines(), problems, null, document());
    }

    private static String verdict(Decision decision) {
        return decision instanceof Answer answer
                ? "The visitor gets " + answer.status() + " from the gate ("
                        + decision.reason().label() + "), " + answer.length() + " bytes:"
                : "The visitor gets the application (" + decision.reason().label() + ")"
                        + (decision.headers().isEmpty() ? "." : ", with:");
    }

    private List<Header> headers() {
        return explanation.decision().headers().stream()
                .map(each -> each.name().equals(COOKIE) ? new Header(COOKIE, "***") : each)
                .toList();
    }

    private Map<String, @Nullable Object> document() {
        Decision decision = explanation.decision();
        Map<String, Object> headers = new LinkedHashMap<>();
        headers().forEach(header -> headers.put(header.name(), header.value()));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", explanation.scope());
        document.put("passes", !(decision instanceof Answer));
        document.put("rule", decision.reason().label());
        document.put("status", decision instanceof Answer answer ? answer.status() : null);
        document.put("headers", headers);
        document.put("rules", rules());
        return document;
    }

    private List<Map<String, Object>> rules() {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (RuleStep step : explanation.steps()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("rule", step.rule().label());
            rule.put("applies", step.applies());
            rule.put("why", step.why());
            rules.add(rule);
        }
        return rules;
    }
}
