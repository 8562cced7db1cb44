// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What caches are told about responses to those who are let in. */
class CachePolicyTest {

    private final GateFixture site = new GateFixture();
    private final Gate gate = site.gate();

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control",
                "cache-control",
                "CDN-Cache-Control",
                "Cloudflare-CDN-Cache-Control",
                "Expires",
                "PRAGMA",
                "Surrogate-Control",
                "Edge-Control",
                "X-Accel-Expires"
            })
    void whatIsLetInMayNotTellCachesToKeepIt(String header) {
        Gate asking = site.gate("paths.exclude", "/health");
        site.maintenance.setAddresses(List.of("203.0.113.9"));
        Pass off = (Pass) asking.decide(new SampleRequest());
        site.maintenance.enable();
        Pass excluded = (Pass) asking.decide(SampleRequest.get("/health"));
        Pass letIn = (Pass) asking.decide(new SampleRequest());

        assertThat(letIn.hasReserved()).isTrue();
        assertThat(letIn.isReserved(header)).isTrue();
        assertThat(letIn.isReserved("Content-Type")).isFalse();
        assertThat(excluded.isReserved(header) || off.isReserved(header)).isFalse();
    }

    @Test
    void whoIsLetThroughFillsNoCache() {
        site.maintenance.enable(spec -> spec.addresses(Set.of("10.0.0.1")));

        Decision pass = gate.decide(new SampleRequest().from("10.0.0.1"));

        assertThat(AnswerText.header(pass, "Cache-Control")).isEqualTo("no-store");
        assertThat(AnswerText.header(pass, "X-Maintenance-Mode")).isEqualTo("bypass");
        assertThat(AnswerText.all(gate.decide(SampleRequest.get("/robots.txt")), "Cache-Control"))
                .isEmpty();
    }
}
