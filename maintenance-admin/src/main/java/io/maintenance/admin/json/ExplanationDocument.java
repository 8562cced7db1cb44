// SPDX-License-Identifier: Apache-2.0
package io.maintenance.admin.json;

import io.maintenance.http.Answer;
import io.maintenance.http.Decision;
import io.maintenance.http.Explanation;
import io.maintenance.http.Explanation.RuleStep;
import io.maintenance.http.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON document of an explanation: what a visitor would get, and by which rule. {@code docs/json.md} lists its names. */
public final class ExplanationDocument {

    /** A cookie lets in anyone who has it, so that its value is not printed. */
    private static final String COOKIE = "Set-Cookie";

    private ExplanationDocument() {}

    /** Returns the document of an explanation. */
    public static Map<String, @Nullable Object> of(Explanation explanation) {
        Decision decision = explanation.decision();
        Map<String, Object> headers = new LinkedHashMap<>();
        headers(decision).forEach(header -> headers.put(header.name(), header.value()));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("scope", explanation.scope());
        document.put("passes", !(decision instanceof Answer));
        document.put("rule", decision.reason().label());
        document.put("status", decision instanceof Answer answer ? answer.status() : null);
        document.put("headers", headers);
        document.put(
                "rules",
                explanation.steps().stream().map(ExplanationDocument::rule).toList());
        return document;
    }

    /** Returns the headers of a decision that may be printed, without the values of cookies. */
    public static List<Header> headers(Decision decision) {
        return decision.headers().stream()
                .map(each -> each.name().equals(COOKIE) ? new Header(COOKIE, "***") : each)
                .toList();
    }

    private static Map<String, Object> rule(RuleStep step) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("rule", step.rule().label());
        rule.put("applies", step.applies());
        rule.put("why", step.why());
        return rule;
    }
}
