// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import io.maintenance.Level;
import io.maintenance.http.page.ContentPolicy;
import io.maintenance.http.page.Facts;
import io.maintenance.http.respond.Form;
import io.maintenance.http.respond.ProblemDocument;
import io.maintenance.http.settings.PageFiles;
import io.maintenance.http.settings.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the bodies of a situation. Nothing internal gets into them: no reason, no names, no addresses. */
record Renderer(Response response, PageFiles page, SnapshotLog log) {

    private static final int LONGEST_LINE = 1_000;

    Renderer(Response response, PageFiles page) {
        this(response, page, new SnapshotLog(System.getLogger(Renderer.class.getName())));
    }

    Rendered render(Situation situation, Rendered.Key key) {
        return switch (key.form()) {
            case HTML -> html(situation, key);
            case PROBLEM ->
                rendered(problem(situation, key).json(), response.json().contentType());
            case TEXT -> rendered(line(message(situation, key)), key.form().contentType());
            case EMPTY, GRPC -> rendered("", key.form().contentType());
        };
    }

    private Rendered html(Situation situation, Rendered.Key key) {
        Facts facts = new Facts(
                key.language(),
                message(situation, key),
                situation.end(),
                situation.isOverdue(),
                situation.status().level() == Level.READ_ONLY,
                key.returning(),
                situation.isLater(),
                key.message());
        String html = html(situation, facts);
        String policy = page.policy() == null ? ContentPolicy.of(html) : page.policy();
        return rendered(
                html,
                Form.HTML.contentType(),
                new Header("Content-Language", key.language()),
                new Header("Content-Security-Policy", policy));
    }

    /** A template that is missing, or was broken since the start, is no reason to show visitors nothing. */
    private String html(Situation situation, Facts facts) {
        String named = situation.template();
        if (named.isEmpty()) {
            return usual(situation, facts);
        }
        try {
            return page.html(facts, named);
        } catch (IllegalArgumentException e) {
            log.warn(
                    situation.snapshot(),
                    "The template that the activation names cannot be used, visitors see the usual page: "
                            + e.getMessage());
            return usual(situation, facts);
        }
    }

    private String usual(Situation situation, Facts facts) {
        try {
            return page.html(facts);
        } catch (IllegalArgumentException e) {
            log.warn(
                    situation.snapshot(),
                    "The template " + page.templates().usual() + " cannot be used, visitors see the built-in page: "
                            + e.getMessage());
            return page.page().html(facts);
        }
    }

    private ProblemDocument problem(Situation situation, Rendered.Key key) {
        return new ProblemDocument(
                response.json().problemType(), response.status(), message(situation, key), situation.end());
    }

    private String message(Situation situation, Rendered.Key key) {
        return situation.messages(page.language()).getOrDefault(key.message(), "");
    }

    private static String line(String text) {
        String message = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String shown = message.length() > LONGEST_LINE ? message.substring(0, LONGEST_LINE) : message;
        return "Service Unavailable" + (shown.isEmpty() ? "" : ": " + shown) + "\n";
    }

    private static Rendered rendered(String text, String contentType, Header... more) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType));
        headers.add(new Header("Content-Length", Integer.toString(body.length)));
        headers.addAll(List.of(more));
        return new Rendered(body, List.copyOf(headers));
    }
}
