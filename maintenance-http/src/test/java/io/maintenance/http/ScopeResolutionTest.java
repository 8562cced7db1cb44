// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of an application a request belongs to. */
class ScopeResolutionTest {

    private final GateFixture site = new GateFixture();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPartIsInMaintenanceByHostOrPath() {
        Gate stores = site.gate("scopes", "a.example=store-a, /fr=store-fr");
        site.maintenance.scope("store-a").enable();

        assertThat(stores.decide(new SampleRequest().host("A.example:443")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(stores.decide(new SampleRequest().host("b.example")).reason())
                .isEqualTo(DecisionReason.OFF);
        assertThat(stores.decide(SampleRequest.get("/fr/x").host("b.example")).reason())
                .isEqualTo(DecisionReason.OFF);

        site.maintenance.scope("store-fr").enable();
        assertThat(stores.decide(SampleRequest.get("/fr/x").host("b.example")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(stores.decide(SampleRequest.get("/france").host("b.example")).reason())
                .isEqualTo(DecisionReason.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fr/../de/x", "/fr/..;/de/x", "/fr/%2e%2e/de", "/fr/..", "//fr/x", "/f%72/x", "/fr;/x"})
    void aPathThatCannotBeToldIsNoWayAroundAPart(String target) {
        Gate stores = site.gate("scopes", "/fr=store-fr, /de=store-de");
        Gate tenants = site.builder()
                .scope(request -> request.path() != null && request.path().startsWith("/fr/") ? "store-fr" : null)
                .build();
        site.maintenance.scope("store-fr").enable();
        SampleRequest request = new SampleRequest().rawPath(target).path(new RequestTarget(target).path());

        assertThat(stores.decide(request).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(tenants.decide(request).reason()).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void theApplicationMayTellTheScope() {
        Gate tenants = site.builder("scope", "fallback")
                .scope(request -> {
                    if (request.host() == null) {
                        throw new IllegalStateException("no host");
                    }
                    return request.path() == null
                            ? null
                            : "tenant-" + request.path().length();
                })
                .build();
        site.maintenance.scope("tenant-2").enable();
        site.maintenance.scope("fallback").enable();

        assertThat(tenants.decide(SampleRequest.get("/1")).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(tenants.decide(SampleRequest.get("/12")).reason()).isEqualTo(DecisionReason.OFF);
        assertThat(tenants.decide(SampleRequest.get("/12").path(null)).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(tenants.decide(SampleRequest.get("/12").host(null)).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        for (int i = 0; i < 3_000; i++) {
            assertThat(tenants.decide(SampleRequest.get("/" + "x".repeat(i))).reason())
                    .isEqualTo(i == 1 ? DecisionReason.MAINTENANCE : DecisionReason.OFF);
        }
    }
}
