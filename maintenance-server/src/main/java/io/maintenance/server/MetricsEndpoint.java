// SPDX-License-Identifier: Apache-2.0
package io.maintenance.server;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Gate;
import io.maintenance.http.RequestView;
import io.maintenance.micrometer.MaintenanceMetrics;
import io.maintenance.server.mirror.MirrorStatus;
import io.maintenance.server.mirror.MirrorWriter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The metrics for Prometheus, {@code /metrics}: its own text, or OpenMetrics for those who ask for that. Thread-safe. */
final class MetricsEndpoint implements AutoCloseable {

    private static final String PATH = "/metrics";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final Pattern REFUSED = Pattern.compile(";q=0(\\.0{0,3})?(;|$)");

    private final MetricsAccess access;
    private final MirrorWriter mirrors;
    private final MaintenanceMetrics metrics;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    MetricsEndpoint(MaintenanceMode maintenance, Gate gate, MirrorWriter mirrors, MetricsAccess access) {
        this.access = access;
        this.mirrors = mirrors;
        this.metrics = new MaintenanceMetrics(maintenance, gate);
        metrics.bindTo(registry);
        mirrors.statuses().forEach(mirror -> bind(mirror.name()));
    }

    /** Answers a request for the metrics; empty if it is for something else, or there are none. */
    Optional<ServerResponse> answer(RequestView request) {
        if (!PATH.equals(request.path()) || access == MetricsAccess.NONE) {
            return Optional.empty();
        }
        if (!access.lets(request)) {
            return Optional.of(
                    ServerResponse.text(
                            403,
                            "metrics are for programs on the machine of the server; maintenance.server.metrics=all opens them"));
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.of(ServerResponse.text(405, "metrics are only read"));
        }
        String type = wantsOpenMetrics(request) ? OPEN_METRICS : TEXT;
        return Optional.of(ServerResponse.of(200, type, registry.scrape(type)));
    }

    @Override
    public void close() {
        metrics.close();
        registry.close();
    }

    private void bind(String mirror) {
        Gauge ignored = Gauge.builder("maintenance.mirror.failing", mirrors, each -> failing(each, mirror))
                .tag("mirror", mirror)
                .description("1 while the mirror could not be written, so that proxies may read an old verdict, else 0")
                .register(registry);
    }

    private static int failing(MirrorWriter mirrors, String name) {
        return mirrors.statuses().stream().filter(MirrorStatus::isFailing).anyMatch(mirror -> mirror.name()
                        .equals(name))
                ? 1
                : 0;
    }

    private static boolean wantsOpenMetrics(RequestView request) {
        for (String line : request.headers("Accept")) {
            for (String range : line.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
                if (range.startsWith("application/openmetrics-text")) {
                    return !REFUSED.matcher(range).find();
                }
            }
        }
        return false;
    }
}
