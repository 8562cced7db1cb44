// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.PathPatternSet;
import io.maintenance.http.path.RedirectTarget;
import io.maintenance.http.path.RequestPath;
import io.maintenance.http.response.CorsPolicy;
import io.maintenance.http.response.FormatNegotiation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final SettingType<Optional<String>> ABSOLUTE = SettingType.matching(
                    Pattern.compile("https?://[!-~]{1,500}"),
                    "a URL that begins with https:// or http:// is allowed, or none")
            .orNone();
    private static final String ABOUT_BLANK = "about:blank";
    private static final SettingType<Optional<String>> URI = SettingType.matching(
                    Pattern.compile("[!-~]{1,500}"), "a URI without blanks is allowed")
            .orNone();
    private static final SettingType<String> ORIGIN = SettingType.matching(
            Pattern.compile("\\*|https?://[A-Za-z0-9.:\\[\\]-]{1,255}"),
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

    static ResponseSettings read(SettingsReader reader) {
        Set<String> origins = Set.copyOf(reader.list(HttpSettingNames.CORS_ORIGINS, ResponseSettings::origin));
        boolean credentials = reader.value(HttpSettingNames.CORS_CREDENTIALS, SettingType.flag(), false);
        if (credentials && origins.contains(CorsPolicy.ALL)) {
            reader.wrong(
                    HttpSettingNames.CORS_CREDENTIALS,
                    "with all origins (*) every site could read with its visitors' cookies");
        }
        return new ResponseSettings(
                reader.value(
                        HttpSettingNames.STATUS, SettingType.choice(Map.of("503", 503, "500", 500, "429", 429)), 503),
                redirect(reader),
                reader.value(HttpSettingNames.SHOW_SCOPE, SettingType.flag(), false),
                reader.value(HttpSettingNames.CDN_HEADERS, SettingType.flag(), false),
                reader.value(HttpSettingNames.DEFAULT_FORM, SettingType.choice(forms()), FormatNegotiation.PAGE_FIRST),
                json(reader),
                retry(reader),
                new CorsPolicy(origins, credentials),
                reader.value(HttpSettingNames.CORS_PREFLIGHT, SettingType.choice(preflights()), PreflightPolicy.PASS));
    }

    private static @Nullable RedirectTarget redirect(SettingsReader reader) {
        String url = reader.value(HttpSettingNames.REDIRECT, ABSOLUTE, Optional.empty())
                .orElse(null);
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

    private static JsonSettings json(SettingsReader reader) {
        List<PathPattern> paths = reader.list(HttpSettingNames.JSON_PATHS, PathPattern::parse);
        boolean byDefault = !reader.isSet(HttpSettingNames.JSON_PATHS);
        String type = reader.value(HttpSettingNames.PROBLEM_TYPE, URI, Optional.of(ABOUT_BLANK))
                .orElse(ABOUT_BLANK);
        return new JsonSettings(
                PathPatternSet.of(byDefault ? List.of(PathPattern.parse("/api/**")) : paths),
                reader.value(
                        HttpSettingNames.JSON_TYPE,
                        SettingType.choice(Map.of(
                                "application/problem+json",
                                "application/problem+json",
                                "application/json",
                                "application/json")),
                        "application/problem+json"),
                type);
    }

    private static RetrySettings retry(SettingsReader reader) {
        Duration day = Duration.ofDays(1);
        return new RetrySettings(
                reader.value(
                        HttpSettingNames.RETRY_FORMAT,
                        SettingType.choice(Map.of("seconds", false, "http-date", true)),
                        false),
                reader.value(HttpSettingNames.RETRY_JITTER, SettingType.flag(), true),
                reader.value(
                        HttpSettingNames.RETRY_LONGEST,
                        SettingType.duration(Duration.ofSeconds(1), day.multipliedBy(31)),
                        day));
    }

    private static String origin(String text) {
        try {
            return ORIGIN.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + e.getMessage(), e);
        }
    }
}
