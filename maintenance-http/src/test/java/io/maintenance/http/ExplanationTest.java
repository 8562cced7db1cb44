// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import io.maintenance.http.Explanation.RuleStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators are told, and that it is true. */
class ExplanationTest {

    private static final int REQUESTS = 10_000;

    private final GateFixture site = new GateFixture();
    private final BypassSecret secret = BypassSecret.generate();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void eachRuleIsToldUntilOneApplies() {
        Gate gate = site.gate("paths.exclude", "/health");
        site.maintenance.enable(spec -> secret.addTo(spec.addresses(Set.of("10.0.0.0/8"))));

        Explanation explanation = gate.explain(SampleRequest.get("/cart").from("198.51.100.1"));

        assertThat(explanation.scope()).isEqualTo("global");
        assertThat(explanation.decision()).isInstanceOf(Answer.class);
        assertThat(explanation.steps())
                .containsExactly(
                        new RuleStep(DecisionReason.OFF, false, "global is in maintenance, held by operator"),
                        new RuleStep(DecisionReason.BYPASS_LINK, false, "it is no bypass link"),
                        new RuleStep(
                                DecisionReason.EXCLUDED,
                                false,
                                "neither the method nor /cart, the path below the context path, is excluded"),
                        new RuleStep(DecisionReason.PREFLIGHT, false, "it is no preflight of a browser"),
                        new RuleStep(DecisionReason.SAFE_METHOD, false, "the level is full, which is for all methods"),
                        new RuleStep(DecisionReason.ADDRESS, false, "198.51.100.1 is on no list that counts here"),
                        new RuleStep(DecisionReason.BYPASS_HEADER, false, "it has no bypass header"),
                        new RuleStep(DecisionReason.BYPASS_COOKIE, false, "it has no valid bypass cookie"),
                        new RuleStep(DecisionReason.MAINTENANCE, true, "nothing lets it through"));
        assertThat(gate.explain(SampleRequest.get("/health")).steps())
                .last()
                .isEqualTo(new RuleStep(DecisionReason.EXCLUDED, true, "the path matches /health"));
    }

    @Test
    void anExplanationAgreesWithTheGate() {
        Random random = new Random(20_261_126);
        EnumSet<DecisionReason> seen = EnumSet.noneOf(DecisionReason.class);
        Gate gate = null;
        List<String> tokens = List.of();
        for (int i = 0; i < REQUESTS; i++) {
            if (gate == null || i % 250 == 0) {
                gate = gate(random);
                enable(random);
                tokens = tokens();
            }
            SampleRequest request = request(random, tokens);
            Explanation explanation = gate.explain(request);
            Decision decision = gate.decide(request);
            assertThat(explanation.decision().reason())
                    .as("%d: %s", i, explanation.steps())
                    .isEqualTo(decision.reason());
            assertThat(explanation.steps()).last().satisfies(step -> assertThat(step.rule())
                    .isEqualTo(decision.reason()));
            assertThat(explanation.steps().stream().filter(RuleStep::applies)).hasSize(1);
            assertThat(explanation.decision().getClass()).isEqualTo(decision.getClass());
            if (decision instanceof Answer answer && decision.reason() != DecisionReason.BYPASS_LINK) {
                assertThat(explanation.decision().headers()).isEqualTo(answer.headers());
                assertThat(AnswerText.body(explanation.decision())).isEqualTo(AnswerText.body(answer));
            }
            seen.add(decision.reason());
        }
        assertThat(seen).as("every rule has decided at least once").isEqualTo(EnumSet.allOf(DecisionReason.class));
    }

    private Gate gate(Random random) {
        return site.builder(
                        "scopes", "a.example=store-a, /fr=store-fr",
                        "paths.exclude", "/health, POST /hooks/**",
                        "methods.exclude", "PURGE",
                        "client-address.header", random.nextBoolean() ? "X-Forwarded-For" : "Forwarded",
                        "client-address.trusted", "10.0.0.0/8",
                        "bypass.insecure-header", "X-Team",
                        "cors.origins", "https://app.example",
                        "cors.preflight", one(random, "pass", "answer", "reject"),
                        "dry-run", Boolean.toString(random.nextInt(4) == 0))
                .letThrough(request -> request.headers("Role").contains("staff"))
                .build();
    }

    private void enable(Random random) {
        for (String scope : List.of("global", "store-a", "store-fr")) {
            if (random.nextInt(3) == 0) {
                site.maintenance.scope(scope).disable();
            } else {
                site.maintenance.scope(scope).enable(spec -> {
                    secret.addTo(spec.level(random.nextInt(3) == 0 ? Level.READ_ONLY : Level.FULL));
                    spec.addresses(Set.of("203.0.113.9", "2001:db8::/32"));
                });
            }
        }
    }

    private List<String> tokens() {
        return site.maintenance.snapshot().scopes().stream()
                .map(scope -> new SampleRequest().query("maintenance_bypass=" + secret.reveal()))
                .flatMap(request -> AnswerText.all(site.gate().decide(request), "Set-Cookie").stream())
                .map(cookie -> cookie.split(";", 2)[0])
                .toList();
    }

    private SampleRequest request(Random random, List<String> cookies) {
        SampleRequest request = SampleRequest.get(one(random, "/", "/health", "/hooks/a", "/fr/x", "/fr", "/a/../fr"))
                .method(one(random, "GET", "POST", "HEAD", "OPTIONS", "PURGE", "DELETE"))
                .host(one(random, "a.example", "b.example"))
                .from(one(random, "10.0.0.1", "203.0.113.9", "198.51.100.1", "junk"));
        if (random.nextInt(20) == 0) {
            request.path(null);
        }
        sometimes(random, 4, () -> request.header("X-Forwarded-For", one(random, "203.0.113.9", "1.1.1.1", "x")));
        sometimes(random, 4, () -> request.header("Forwarded", one(random, "for=203.0.113.9", "for=1.1.1.1", "x")));
        sometimes(random, 4, () -> request.header("Accept", one(random, "text/html", "application/json", "*/*")));
        sometimes(random, 8, () -> request.query("a=b&maintenance_bypass=" + one(random, secret.reveal(), "wrong")));
        sometimes(random, 8, () -> request.header("X-Maintenance-Bypass", one(random, secret.reveal(), "wrong")));
        sometimes(random, 8, () -> request.header("Cookie", cookies.isEmpty() ? "x=y" : cookies.get(0)));
        sometimes(random, 20, () -> request.header("X-Team", "1"));
        sometimes(random, 20, () -> request.header("Role", "staff"));
        sometimes(
                random, 3, () -> request.header("Origin", one(random, "https://app.example", "https://evil.example")));
        sometimes(random, 3, () -> request.header("Access-Control-Request-Method", "PUT"));
        return request;
    }

    private static void sometimes(Random random, int oneIn, Runnable action) {
        if (random.nextInt(oneIn) == 0) {
            action.run();
        }
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
