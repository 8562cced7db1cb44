// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Browsers that are sent elsewhere. */
class RedirectTest {

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
    void anotherStatusOrARedirectIsPossibleForThoseWhoInsist() {
        site.maintenance.enable();
        String elsewhere = "https://status.example/";

        assertThat(answer(new SampleRequest(), "response.status", "429").status())
                .isEqualTo(429);
        Answer redirect = answer(accepting("text/html"), "response.redirect", elsewhere);
        assertThat(redirect.status()).isEqualTo(302);
        assertThat(AnswerText.header(redirect, "Location")).isEqualTo(elsewhere);
        assertThat(AnswerText.header(redirect, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer(accepting("application/json"), "response.redirect", elsewhere)
                        .status())
                .isEqualTo(503);
        assertThat(answer(accepting("text/html").method("POST"), "response.redirect", elsewhere)
                        .status())
                .isEqualTo(503);
    }

    @Test
    void aRedirectNeverLeadsToItself() {
        String own = "https://shop.example/closed";
        site.maintenance.enable();
        Gate gate = site.gate("response.redirect", own);
        SampleRequest target = SampleRequest.get("/closed").host("shop.example").header("Accept", "text/html");

        assertThat(AnswerText.of(gate.decide(accepting("text/html").host("shop.example")))
                        .status())
                .isEqualTo(302);
        Answer page = AnswerText.of(gate.decide(target));
        assertThat(page.status()).isEqualTo(503);
        assertThat(AnswerText.body(page)).startsWith("<!doctype html>");
        assertThat(AnswerText.all(page, "Location")).isEmpty();
        assertThat(AnswerText.of(gate.decide(target.host("10.0.0.7:8080"))).status())
                .isEqualTo(503);
        assertThat(AnswerText.of(gate.decide(SampleRequest.get("/")
                                .host("app")
                                .header("Accept", "text/html")
                                .header("X-Forwarded-Host", "proxy, shop.example")))
                        .status())
                .isEqualTo(302);
    }
}
