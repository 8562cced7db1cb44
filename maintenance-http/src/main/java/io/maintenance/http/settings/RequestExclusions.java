// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http.settings;

import io.maintenance.SettingType;
import io.maintenance.SettingsReader;
import io.maintenance.http.path.PathPattern;
import io.maintenance.http.path.PathPatternSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The paths and methods that are never in maintenance. Immutable. */
public record RequestExclusions(PathPatternSet paths, Set<String> methods) {

    /**
     * Certificates are renewed in the night too, and a rejected robots.txt keeps search engines out for days. A node whose
     * health check is rejected is taken out or restarted, although it is well: the names that Kubernetes, Spring, MicroProfile,
     * Quarkus, Micronaut, Helidon and Prometheus have for such checks, which only read.
     */
    private static final List<PathPattern> USUAL = Stream.of(
                    "/.well-known/acme-challenge/**",
                    "/robots.txt",
                    "GET /health",
                    "GET /health/live",
                    "GET /health/liveness",
                    "GET /health/ready",
                    "GET /health/readiness",
                    "GET /health/started",
                    "GET /healthz/**",
                    "GET /livez/**",
                    "GET /readyz/**",
                    "GET /startupz/**",
                    "GET /actuator/health/**",
                    "GET /management/health/**",
                    "GET /q/health/**",
                    "GET /observe/health/**",
                    "GET /-/healthy",
                    "GET /-/ready")
            .map(PathPattern::parse)
            .toList();

    /** Copies the methods. */
    public RequestExclusions {
        methods = Set.copyOf(methods);
    }

    static RequestExclusions read(SettingsReader reader) {
        List<PathPattern> paths = new ArrayList<>(reader.list(HttpSettingNames.PATHS_EXCLUDE, PathPattern::parse));
        if (reader.value(HttpSettingNames.PATHS_USUAL, SettingType.flag(), true)) {
            paths.addAll(USUAL);
        }
        return new RequestExclusions(
                PathPatternSet.of(paths),
                Set.copyOf(reader.list(HttpSettingNames.METHODS_EXCLUDE, RequestExclusions::method)));
    }

    /** Returns these exclusions and further paths. */
    public RequestExclusions with(List<PathPattern> further) {
        return new RequestExclusions(paths.with(further), methods);
    }

    /** Returns {@code true} if a method is excluded; what is said of {@code GET} is true of {@code HEAD}. */
    public boolean hasMethod(String method) {
        return methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    private static String method(String text) {
        if (text.matches("[A-Z]{1,20}")) {
            return text;
        }
        throw new IllegalArgumentException("\"" + text + "\" is no method: write it in capital letters, as in OPTIONS");
    }
}
