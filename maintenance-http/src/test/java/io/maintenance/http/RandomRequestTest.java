// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that hold rubbish wherever the gate looks: whatever they say, they are answered. */
class RandomRequestTest {

    private static final int REQUESTS = 20_000;
    private static final int LARGEST_HEAD = 4_096;

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private Gate gate(String clientHeader) {
        return site.gate(
                "scopes", "a.example=store-a, /fr=store-fr",
                "paths.exclude", "/health, POST /hooks/**",
                "client-address.header", clientHeader,
                "client-address.trusted", "10.0.0.0/8",
                "cors.origins", "https://app.example",
                "cors.preflight", "answer");
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void everyRequestIsAnswered(Level level) {
        BypassSecret secret = BypassSecret.generate();
        site.maintenance.enable(spec -> secret.addTo(spec.level(level)));
        List<Gate> gates = List.of(gate("X-Forwarded-For"), gate("Forwarded"));

        for (int seed = 0; seed < REQUESTS; seed++) {
            Gate gate = gates.get(seed % gates.size());
            Decision decision = gate.decide(new RandomRequest(seed));
            Explanation explanation = gate.explain(new RandomRequest(seed));

            assertThat(explanation.decision().reason()).isEqualTo(decision.reason());
            assertThat(explanation.toString() + decision.headers()).doesNotContain(secret.reveal());
            assertThat(decision.headers()).as("seed %d", seed).allSatisfy(header -> assertThat(header.value())
                    .matches("[ -~]+"));
            assertThat(decision.headers().stream()
                            .mapToInt(each -> each.value().length())
                            .sum())
                    .as("seed %d: %s", seed, decision.headers())
                    .isLessThan(LARGEST_HEAD);
        }
    }

    @ParameterizedTest
    @EnumSource(RandomRequest.Endless.class)
    void endlessTextIsAnsweredToo(RandomRequest.Endless text) {
        site.maintenance.enable(BypassSecret.generate()::addTo);
        site.pass(Duration.ofSeconds(1));

        for (String header : List.of("X-Forwarded-For", "Forwarded")) {
            RequestView request = text.request();
            assertThat(gate(header).decide(request)).isInstanceOf(Answer.class);
            assertThat(gate(header).explain(request).decision()).isInstanceOf(Answer.class);
        }
    }
}
