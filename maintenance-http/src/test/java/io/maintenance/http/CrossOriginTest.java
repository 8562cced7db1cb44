// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What scripts of other sites get. */
class CrossOriginTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    private Answer answer(SampleRequest request, String... settings) {
        return AnswerText.of(site.gate(settings).decide(request));
    }

    private static SampleRequest accepting(String accept) {
        return new SampleRequest().header("Accept", accept);
    }

    @Test
    void scriptsOfAllowedSitesMayReadTheAnswer() {
        site.maintenance.enable();
        SampleRequest request = accepting("application/json").header("Origin", "https://app.example");

        Answer allowed = answer(request, "cors.origins", "https://app.example", "cors.credentials", "true");

        assertThat(AnswerText.header(allowed, "Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(AnswerText.header(allowed, "Access-Control-Allow-Credentials"))
                .isEqualTo("true");
        assertThat(AnswerText.header(allowed, "Access-Control-Expose-Headers"))
                .isEqualTo("Retry-After, X-Maintenance-Mode");
        assertThat(AnswerText.header(allowed, "Vary")).endsWith(", Origin");
        assertThat(AnswerText.all(answer(request), "Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(AnswerText.all(
                        answer(request, "cors.origins", "https://other.example"), "Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void preflightsReachTheApplicationUnlessTheGateIsToAnswer() {
        site.maintenance.enable();
        SampleRequest preflight = new SampleRequest()
                .method("OPTIONS")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "content-type");

        assertThat(site.gate().decide(preflight)).isInstanceOf(Pass.class);
        assertThat(answer(preflight, "cors.preflight", "reject").status()).isEqualTo(503);
        assertThat(answer(preflight, "cors.preflight", "answer").status())
                .as("no origin is allowed")
                .isEqualTo(503);
        Answer answered = answer(preflight, "cors.preflight", "answer", "cors.origins", "*");
        assertThat(answered.status()).isEqualTo(204);
        assertThat(AnswerText.header(answered, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(AnswerText.header(answered, "Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(AnswerText.header(answered, "Access-Control-Allow-Headers")).isEqualTo("content-type");
        assertThat(answer(new SampleRequest().method("OPTIONS")).status()).isEqualTo(503);
        assertThat(answer(new SampleRequest().method("OPTIONS").header("Origin", "https://app.example"))
                        .status())
                .isEqualTo(503);
    }
}
