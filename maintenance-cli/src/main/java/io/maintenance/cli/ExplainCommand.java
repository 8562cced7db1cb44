// SPDX-License-Identifier: Apache-2.0
package io.maintenance.cli;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Explanation;
import io.maintenance.http.Gate;
import io.maintenance.http.Header;
import io.maintenance.http.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Says what a visitor would get, and by which rule: the gate itself answers. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {

    /** What was given would be shown again: a cookie lets in whoever has it. */
    private static final String COOKIE = "Set-Cookie";

    @ParentCommand
    @Nullable
    RootCommand root;

    @Mixin
    GivenRequest request = new GivenRequest();

    @Override
    public Integer call() {
        request.check();
        return Objects.requireNonNull(root).ask(this::reply);
    }

    private Reply reply(MaintenanceMode maintenance) {
        Explanation explanation = Gate.of(maintenance).explain(request);
        Decision decision = explanation.decision();
        Page page = new Page().line(request.method() + " " + request.rawPath() + " in " + explanation.scope());
        for (Step step : explanation.steps()) {
            page.row(step.rule().label(), (step.applies() ? "yes   " : "no    ") + step.why());
        }
        page.line(verdict(decision));
        for (Header header : headers(decision)) {
            page.row(header.name(), header.value());
        }
        return new Reply(
                Exit.DONE, page.lines(), new StoreText(maintenance.health()).problems(), null, document(explanation));
    }

    private static String verdict(Decision decision) {
        return decision instanceof Answer answer
                ? "The visitor gets " + answer.status() + " from the gate ("
                        + decision.reason().label() + "), " + answer.length() + " bytes:"
                : "The visitor gets the application (" + decision.reason().label() + ")"
                        + (decision.headers().isEmpty() ? "." : ", with:");
    }

    private static List<Header> headers(Decision decision) {
        return decision.headers().stream()
                .map(each -> each.name().equals(COOKIE) ? new Header(COOKIE, "***") : each)
                .toList();
    }

    private static Map<String, @Nullable Object> document(Explanation explanation) {
        Decision decision = explanation.decision();
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Step step : explanation.steps()) {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("rule", step.rule().label());
            rule.put("applies", step.applies());
            rule.put("why", step.why());
            rules.add(rule);
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        headers(decision).forEach(header -> headers.put(header.name(), header.value()));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", explanation.scope());
        document.put("passes", !(decision instanceof Answer));
        document.put("rule", decision.reason().label());
        document.put("status", decision instanceof Answer answer ? answer.status() : null);
        document.put("headers", headers);
        document.put("rules", rules);
        return document;
    }
}
