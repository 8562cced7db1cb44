// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Level;
import io.maintenance.http.page.ContentPolicy;
import io.maintenance.http.page.PageModel;
import io.maintenance.http.page.WarningLog;
import io.maintenance.http.response.BodyFormat;
import io.maintenance.http.response.ProblemDocument;
import io.maintenance.http.settings.PageSettings;
import io.maintenance.http.settings.ResponseSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Renders the bodies of rejections. Nothing internal gets into them: no reason, no names, no addresses. */
record BodyRenderer(ResponseSettings response, PageSettings page, WarningLog log) {

    private static final int LONGEST_LINE = 1_000;

    /**
     * A body, and the headers that tell of it: made once for each evaluation of a scope. Immutable.
     *
     * @param body the bytes, which nobody changes
     * @param headers the headers
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record ResponseBody(byte[] body, List<Header> headers) {}

    /**
     * What a body depends on beside the evaluation.
     *
     * @param format its format
     * @param language the language of its own words
     * @param message the language of the operator's words; empty: there are none for this client
     * @param returning whether it may load itself again
     */
    record BodyKey(BodyFormat format, String language, String message, boolean returning) {}

    BodyRenderer(ResponseSettings response, PageSettings page) {
        this(response, page, new WarningLog(System.getLogger(BodyRenderer.class.getName())));
    }

    ResponseBody render(ScopeEvaluation evaluation, BodyKey key) {
        return switch (key.format()) {
            case HTML -> html(evaluation, key);
            case PROBLEM ->
                rendered(problem(evaluation, key).json(), response.json().contentType());
            case TEXT -> rendered(line(message(evaluation, key)), key.format().contentType());
            case EMPTY, GRPC -> rendered("", key.format().contentType());
        };
    }

    private ResponseBody html(ScopeEvaluation evaluation, BodyKey key) {
        PageModel model = new PageModel(
                key.language(),
                message(evaluation, key),
                evaluation.end(),
                evaluation.isOverdue(),
                evaluation.status().level() == Level.READ_ONLY,
                key.returning(),
                evaluation.isLater(),
                key.message());
        String html = html(evaluation, model);
        String policy = page.policy() == null ? ContentPolicy.of(html) : page.policy();
        return rendered(
                html,
                BodyFormat.HTML.contentType(),
                new Header("Content-Language", key.language()),
                new Header("Content-Security-Policy", policy));
    }

    /** A template that is missing, or was broken since the start, is no reason to show visitors nothing. */
    private String html(ScopeEvaluation evaluation, PageModel model) {
        String named = evaluation.template();
        if (named.isEmpty()) {
            return usual(evaluation, model);
        }
        try {
            return page.html(model, named);
        } catch (IllegalArgumentException e) {
            log.warn(
                    evaluation.snapshot(),
                    "The template that the activation names cannot be used, visitors see the usual page: "
                            + e.getMessage());
            return usual(evaluation, model);
        }
    }

    private String usual(ScopeEvaluation evaluation, PageModel model) {
        try {
            return page.html(model);
        } catch (IllegalArgumentException e) {
            log.warn(
                    evaluation.snapshot(),
                    "The template " + page.templates().usual() + " cannot be used, visitors see the built-in page: "
                            + e.getMessage());
            return page.page().html(model);
        }
    }

    private ProblemDocument problem(ScopeEvaluation evaluation, BodyKey key) {
        return new ProblemDocument(
                response.json().problemType(), response.status(), message(evaluation, key), evaluation.end());
    }

    private String message(ScopeEvaluation evaluation, BodyKey key) {
        return evaluation.messages(page.language()).getOrDefault(key.message(), "");
    }

    private static String line(String text) {
        String message = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String shown = message.length() > LONGEST_LINE ? message.substring(0, LONGEST_LINE) : message;
        return "Service Unavailable" + (shown.isEmpty() ? "" : ": " + shown) + "\n";
    }

    private static ResponseBody rendered(String text, String contentType, Header... more) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.addAll(List.of(more));
        return new ResponseBody(body, List.copyOf(headers));
    }
}
