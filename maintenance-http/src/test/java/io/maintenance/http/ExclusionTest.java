// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never in maintenance. */
class ExclusionTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private DecisionReason reason(SampleRequest request) {
        return site.gate().decide(request).reason();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "GET, /health, EXCLUDED",
                "GET, /hooks/stripe, MAINTENANCE",
                "POST, /hooks/stripe, EXCLUDED",
                "PURGE, /anything, EXCLUDED",
                "GET, /robots.txt, EXCLUDED",
                "GET, /.well-known/acme-challenge/token, EXCLUDED",
                "GET, /health/, MAINTENANCE",
                "GET, /healthzz, MAINTENANCE",
                "GET, /HEALTH, MAINTENANCE",
                "GET, /health;x, MAINTENANCE",
                "GET, /static/..;/secret, MAINTENANCE",
                "GET, /static/../secret, MAINTENANCE",
                "GET, /static/%2e%2e/secret, MAINTENANCE",
                "GET, /static//secret, MAINTENANCE",
                "GET, /static/a, EXCLUDED",
                "GET, '', MAINTENANCE",
                "GET, /secret/../health, MAINTENANCE",
                "HEAD, /health, EXCLUDED",
                "HEAD, /hooks/stripe, MAINTENANCE",
                "GET, /h%65alth, MAINTENANCE",
            })
    void whatIsExcludedIsNeverInMaintenance(String method, String path, DecisionReason reason) {
        Gate excluding = site.gate("paths.exclude", "/health, POST /hooks/**, /static/**", "methods.exclude", "PURGE");
        site.maintenance.enable();

        assertThat(excluding.decide(SampleRequest.get(path).method(method)).reason())
                .isEqualTo(reason);
    }

    /** What an adapter says is not believed where frameworks behind it may read the raw path in another way. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/secret/../health, /health",
                "/secret/..;/health, /health",
                "/secret/%2e%2e/health, /health",
                "/secret;/../health, /health",
                "//secret/..//health, /health",
                "/h%65alth, /health",
                "/%61pp/health, /health",
                "/secret, /health",
                "/healthy, /health",
                "/health, -",
                "/health, health",
                "/health, ''",
            })
    void aPathThatIsNotWhatWasSentMatchesNothing(String rawPath, @Nullable String routed) {
        Gate excluding = site.gate("paths.exclude", "/health", "scopes", "/app=a");
        site.maintenance.enable();

        assertThat(excluding
                        .decide(new SampleRequest().rawPath(rawPath).path(routed))
                        .reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void aPathIsComparedBelowTheContextPath() {
        Gate excluding = site.gate("paths.exclude", "/health");
        site.maintenance.enable();

        assertThat(excluding
                        .decide(new SampleRequest().rawPath("/app/health").path("/health"))
                        .reason())
                .isEqualTo(DecisionReason.EXCLUDED);
        assertThat(excluding.decide(SampleRequest.get("/app/health")).reason()).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void aMethodThatIsExcludedIsSoForHeadToo() {
        Gate excluding = site.gate("methods.exclude", "GET");
        site.maintenance.enable();

        assertThat(excluding.decide(new SampleRequest().method("HEAD")).reason())
                .isEqualTo(DecisionReason.EXCLUDED);
        assertThat(excluding.decide(new SampleRequest().method("POST")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void theQueryIsNoPath() {
        Gate excluding = site.gate("paths.exclude", "/login");
        site.maintenance.enable();

        assertThat(excluding.decide(SampleRequest.get("/").query("mode=/login")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
    }

    /** Who rejects these is restarted, taken out, or forgotten by search engines. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/robots.txt",
                "/.well-known/acme-challenge/token",
                "/health",
                "/health/live",
                "/health/readiness",
                "/healthz",
                "/livez",
                "/readyz",
                "/readyz/ping",
                "/actuator/health",
                "/actuator/health/readiness",
                "/q/health/live"
            })
    void theUsualExclusionsCanBeTurnedOff(String path) {
        Gate strict = site.gate("paths.exclude-usual", "false");
        site.maintenance.enable();

        assertThat(reason(SampleRequest.get(path))).isEqualTo(DecisionReason.EXCLUDED);
        assertThat(strict.decide(SampleRequest.get(path)).reason()).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void aHealthCheckOnlyReads() {
        site.maintenance.enable();

        assertThat(reason(SampleRequest.get("/health").method("HEAD"))).isEqualTo(DecisionReason.EXCLUDED);
        assertThat(reason(SampleRequest.get("/health").method("POST"))).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(SampleRequest.get("/health/vitamins"))).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(SampleRequest.get("/actuator/env"))).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void anAdapterMayExcludeMoreThanIsConfigured() {
        Gate.Builder builder = site.builder("paths.exclude", "/configured");
        Gate adapter = builder.exclude("GET /own", "/more/**").exclude("/last").build();
        site.maintenance.enable();

        for (String path : new String[] {"/configured", "/own", "/more/x", "/last", "/robots.txt"}) {
            assertThat(adapter.decide(SampleRequest.get(path)).reason())
                    .as(path)
                    .isEqualTo(DecisionReason.EXCLUDED);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> builder.exclude("/**"));
    }
}
