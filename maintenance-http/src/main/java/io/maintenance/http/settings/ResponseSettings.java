// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.PathPatternSet;
import io.maintenance.http.path.RedirectTarget;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.response.CorsPolicy;
import io.maintenance.http.response.FormatNegotiation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rejected client gets. Immutable.
 *
 * @param status the status code
 * @param redirect where browsers are sent instead, or {@code null}: they get the page
 * @param showsScope whether the scope is named
 * @param cdnHeaders whether caches are told by their own headers too
 * @param byDefault which format a client gets that has no preference
 * @param json how problem documents are made, and where they are preferred
 * @param retry how clients are told when to return
 * @param cors which other sites' scripts may read the answer
 * @param preflight what becomes of a browser's question whether it may ask
 */
public record ResponseSettings(
        int status,
        @Nullable RedirectTarget redirect,
        boolean showsScope,
        boolean cdnHeaders,
        FormatNegotiation byDefault,
        JsonSettings json,
        RetrySettings retry,
        CorsPolicy cors,
        PreflightPolicy preflight) {

    private static final Values.Syntax ABSOLUTE =
            Values.Syntax.of("https?://[!-~]{1,500}", "a URL that begins with https:// or http:// is allowed, or none");
    private static final Values.Syntax ORIGIN = Values.Syntax.of(
            "\\*|https?://[A-Za-z0-9.:\\[\\]-]{1,255}",
            "an origin such as https://www.example, without a path, is allowed, or *");

    /** What becomes of a browser's question whether it may ask. */
    public enum PreflightPolicy {
        /** The application answers it. */
        PASS,
        /** The gate answers it, for allowed origins. */
        ANSWER,
        /** It is rejected like any request. */
        REJECT
    }

    /**
     * How problem documents are made, and where they are preferred.
     *
     * @param paths where clients are taken for programs
     * @param contentType the content type
     * @param problemType the URI of the kind of problem
     */
    public record JsonSettings(PathPatternSet paths, String contentType, String problemType) {

        /** Returns {@code true} if clients of this path are taken for programs. */
        public boolean isPreferred(String method, @Nullable RequestPath path) {
            return paths.matching(method, path).isPresent();
        }
    }

    /** How clients are told when to return. */
    public record RetrySettings(boolean date, boolean jitter, Duration longest) {}

    static ResponseSettings read(Values values) {
        Set<String> origins = Set.copyOf(values.list(Names.CORS_ORIGINS, ResponseSettings::origin));
        boolean credentials = values.flag(Names.CORS_CREDENTIALS, false);
        if (credentials && origins.contains(CorsPolicy.ALL)) {
            values.wrong(
                    Names.CORS_CREDENTIALS, "with all origins (*) every site could read with its visitors' cookies");
        }
        return new ResponseSettings(
                values.choice(Names.STATUS, 503, Map.of("503", 503, "500", 500, "429", 429)),
                redirect(values),
                values.flag(Names.SHOW_SCOPE, false),
                values.flag(Names.CDN_HEADERS, false),
                values.choice(Names.DEFAULT_FORM, FormatNegotiation.PAGE_FIRST, forms()),
                json(values),
                retry(values),
                new CorsPolicy(origins, credentials),
                values.choice(Names.CORS_PREFLIGHT, PreflightPolicy.PASS, preflights()));
    }

    private static @Nullable RedirectTarget redirect(Values values) {
        String url = values.optional(Names.REDIRECT, "none", ABSOLUTE);
        return url == null ? null : RedirectTarget.of(url);
    }

    private static Map<String, FormatNegotiation> forms() {
        return Map.of(
                "html",
                FormatNegotiation.PAGE_FIRST,
                "json",
                FormatNegotiation.JSON_FIRST,
                "text",
                FormatNegotiation.TEXT_FIRST);
    }

    private static Map<String, PreflightPolicy> preflights() {
        return Map.of("pass", PreflightPolicy.PASS, "answer", PreflightPolicy.ANSWER, "reject", PreflightPolicy.REJECT);
    }

    private static JsonSettings json(Values values) {
        List<PathPattern> paths = values.list(Names.JSON_PATHS, PathPattern::parse);
        boolean byDefault = !values.isGiven(Names.JSON_PATHS);
        String type = values.optional(
                Names.PROBLEM_TYPE, "about:blank", Values.Syntax.of("[!-~]{1,500}", "a URI without blanks is allowed"));
        return new JsonSettings(
                PathPatternSet.of(byDefault ? List.of(PathPattern.parse("/api/**")) : paths),
                values.choice(
                        Names.JSON_TYPE,
                        "application/problem+json",
                        Map.of(
                                "application/problem+json",
                                "application/problem+json",
                                "application/json",
                                "application/json")),
                type == null ? "about:blank" : type);
    }

    private static RetrySettings retry(Values values) {
        Duration day = Duration.ofDays(1);
        return new RetrySettings(
                values.choice(Names.RETRY_FORMAT, false, Map.of("seconds", false, "http-date", true)),
                values.flag(Names.RETRY_JITTER, true),
                values.duration(Names.RETRY_LONGEST, day, Duration.ofSeconds(1), day.multipliedBy(31)));
    }

    private static String origin(String text) {
        if (ORIGIN.pattern().matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException("\"" + text + "\": " + ORIGIN.allowed());
    }
}
