// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maintenance.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request. */
class GateTest {

    private final Site site = new Site();
    private final Gate gate = site.gate();

    @AfterEach
    void close() {
        site.close();
    }

    private Reason reason(SampleRequest request) {
        return gate.decide(request).reason();
    }

    @Test
    void everybodyPassesWhileOff() {
        Decision decision = gate.decide(new SampleRequest());

        assertThat(decision).isInstanceOf(Pass.class);
        assertThat(decision.reason()).isEqualTo(Reason.OFF);
        assertThat(decision.headers()).isEmpty();
    }

    @Test
    void everybodyElseIsRejectedWhileOn() {
        site.maintenance.enable();

        Answer answer = Answers.of(gate.decide(new SampleRequest()));

        assertThat(answer.reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void anAddressOnTheListPasses() {
        site.maintenance.enable(spec -> spec.addresses(Set.of("203.0.113.0/24", "2001:db8::/32")));

        assertThat(reason(new SampleRequest().from("203.0.113.9"))).isEqualTo(Reason.ADDRESS);
        assertThat(reason(new SampleRequest().from("::ffff:203.0.113.9"))).isEqualTo(Reason.ADDRESS);
        assertThat(reason(new SampleRequest().from("[2001:db8::1]"))).isEqualTo(Reason.ADDRESS);
        assertThat(reason(new SampleRequest().from("198.51.100.1"))).isEqualTo(Reason.MAINTENANCE);
        assertThat(reason(new SampleRequest().from(null))).isEqualTo(Reason.MAINTENANCE);
        assertThat(reason(new SampleRequest().from("shop.example"))).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void aForgedAddressHelpsNobody() {
        Gate behindProxy =
                site.gate("client-address.header", "X-Forwarded-For", "client-address.trusted", "10.0.0.0/8");
        site.maintenance.enable(spec -> spec.addresses(Set.of("203.0.113.9")));
        SampleRequest forged = new SampleRequest().from("198.51.100.1").header("X-Forwarded-For", "203.0.113.9");
        SampleRequest appended =
                new SampleRequest().from("10.0.0.1").header("X-Forwarded-For", "203.0.113.9, 198.51.100.1");
        SampleRequest honest = new SampleRequest().from("10.0.0.1").header("x-forwarded-for", "1.1.1.1, 203.0.113.9");

        assertThat(reason(forged)).isEqualTo(Reason.MAINTENANCE);
        assertThat(behindProxy.decide(forged).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(behindProxy.decide(appended).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(behindProxy.decide(honest).reason()).isEqualTo(Reason.ADDRESS);
    }

    @Test
    void readingGoesOnWhileReadOnly() {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));

        for (String safe : new String[] {"GET", "HEAD", "OPTIONS", "TRACE"}) {
            assertThat(reason(new SampleRequest().method(safe))).isEqualTo(Reason.SAFE_METHOD);
        }
        for (String unsafe :
                new String[] {"POST", "PUT", "PATCH", "DELETE", "get", "CONNECT", "FOO<BAR", "PRI", "", "X".repeat(200)
                }) {
            assertThat(reason(new SampleRequest().method(unsafe))).as(unsafe).isEqualTo(Reason.MAINTENANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get", "FOO<BAR", "PRI",
                ""
            })
    void everyMethodIsRejectedWhileFull(String method) {
        site.maintenance.enable();

        assertThat(Answers.of(gate.decide(new SampleRequest().method(method))).status())
                .isEqualTo(503);
        assertThat(reason(new SampleRequest().method(method.repeat(60)))).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void aPartIsInMaintenanceByHostOrPath() {
        Gate stores = site.gate("scopes", "a.example=store-a, /fr=store-fr");
        site.maintenance.scope("store-a").enable();

        assertThat(stores.decide(new SampleRequest().host("A.example:443")).reason())
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(stores.decide(new SampleRequest().host("b.example")).reason())
                .isEqualTo(Reason.OFF);
        assertThat(stores.decide(SampleRequest.get("/fr/x").host("b.example")).reason())
                .isEqualTo(Reason.OFF);

        site.maintenance.scope("store-fr").enable();
        assertThat(stores.decide(SampleRequest.get("/fr/x").host("b.example")).reason())
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(stores.decide(SampleRequest.get("/france").host("b.example")).reason())
                .isEqualTo(Reason.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fr/../de/x", "/fr/..;/de/x", "/fr/%2e%2e/de", "/fr/..", "//fr/x", "/f%72/x", "/fr;/x"})
    void aPathThatCannotBeToldIsNoWayAroundAPart(String target) {
        Gate stores = site.gate("scopes", "/fr=store-fr, /de=store-de");
        Gate tenants = site.builder()
                .scope(request -> request.path() != null && request.path().startsWith("/fr/") ? "store-fr" : null)
                .build();
        site.maintenance.scope("store-fr").enable();
        SampleRequest request = new SampleRequest().rawPath(target).path(RoutedPath.of(target));

        assertThat(stores.decide(request).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(tenants.decide(request).reason()).isEqualTo(Reason.MAINTENANCE);
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

        assertThat(tenants.decide(SampleRequest.get("/1")).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(tenants.decide(SampleRequest.get("/12")).reason()).isEqualTo(Reason.OFF);
        assertThat(tenants.decide(SampleRequest.get("/12").path(null)).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(tenants.decide(SampleRequest.get("/12").host(null)).reason()).isEqualTo(Reason.MAINTENANCE);
        for (int i = 0; i < 3_000; i++) {
            assertThat(tenants.decide(SampleRequest.get("/" + "x".repeat(i))).reason())
                    .isEqualTo(i == 1 ? Reason.MAINTENANCE : Reason.OFF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket", "websocket, h2c"})
    void aHandshakeIsMoreThanReading(String upgrade) {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));
        SampleRequest handshake = new SampleRequest().header("Upgrade", upgrade);

        assertThat(site.gate().decide(handshake).reason()).isEqualTo(Reason.MAINTENANCE);
        assertThat(site.gate().explain(handshake).decision().reason()).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void anUpgradeOfTheProtocolAloneIsReading() {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));

        assertThat(site.gate()
                        .decide(new SampleRequest().header("Upgrade", "h2c"))
                        .reason())
                .isEqualTo(Reason.SAFE_METHOD);
    }

    @Test
    void anErrorOfTheApplicationIsThrownOnAndSpoilsNothing() {
        AssertionError broken = new AssertionError("broken");
        AtomicBoolean breaks = new AtomicBoolean(true);
        Gate asking = site.builder()
                .letThrough(request -> {
                    if (breaks.get()) {
                        throw broken;
                    }
                    return true;
                })
                .build();
        site.maintenance.enable();

        assertThatThrownBy(() -> asking.decide(new SampleRequest())).isSameAs(broken);
        assertThatThrownBy(() -> asking.explain(new SampleRequest())).isSameAs(broken);
        breaks.set(false);
        assertThat(asking.decide(new SampleRequest()).reason()).isEqualTo(Reason.APPLICATION);
        assertThat(asking.counters().values().stream().mapToLong(each -> each).sum())
                .isOne();
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
    void theApplicationMayLetThrough() {
        Gate staff = site.builder()
                .letThrough(request -> {
                    if (request.headers("Role").isEmpty()) {
                        throw new IllegalStateException("no role");
                    }
                    return request.headers("Role").contains("staff");
                })
                .build();
        site.maintenance.enable();

        assertThat(staff.decide(new SampleRequest().header("Role", "staff")).reason())
                .isEqualTo(Reason.APPLICATION);
        assertThat(staff.decide(new SampleRequest().header("Role", "guest")).reason())
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(staff.decide(new SampleRequest()).reason()).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void aDryRunCountsAndRejectsNobody() {
        Gate dry = site.gate("dry-run", "true");
        site.maintenance.enable(spec -> spec.addresses(Set.of("10.0.0.1")));

        assertThat(dry.decide(new SampleRequest())).isInstanceOf(Pass.class);
        assertThat(dry.decide(new SampleRequest().from("10.0.0.1")).reason()).isEqualTo(Reason.ADDRESS);
        assertThat(dry.counters()).containsEntry(Reason.DRY_RUN, 1L).containsEntry(Reason.ADDRESS, 1L);
        assertThat(Answers.header(dry.decide(new SampleRequest()), "X-Maintenance-Mode"))
                .isEqualTo("dry-run");
    }

    @Test
    void decisionsAreCounted() {
        gate.decide(new SampleRequest());
        site.maintenance.enable(spec -> spec.addresses(Set.of("10.0.0.1")));
        gate.decide(new SampleRequest());
        gate.decide(new SampleRequest());
        gate.decide(new SampleRequest().from("10.0.0.1"));
        gate.explain(new SampleRequest());

        assertThat(gate.counters())
                .containsEntry(Reason.MAINTENANCE, 2L)
                .containsEntry(Reason.ADDRESS, 1L)
                .containsEntry(Reason.BYPASS_COOKIE, 0L)
                .doesNotContainKey(Reason.OFF);
    }

    @Test
    void aWindowBeginsAndEndsByItself() {
        site.maintenance.enable(spec -> spec.from(Site.START.plusSeconds(60)).until(Site.START.plusSeconds(120)));

        assertThat(reason(new SampleRequest())).isEqualTo(Reason.OFF);
        site.pass(Duration.ofSeconds(60));
        assertThat(reason(new SampleRequest())).isEqualTo(Reason.MAINTENANCE);
        assertThat(Answers.header(gate.decide(new SampleRequest()), "Retry-After"))
                .isEqualTo("60");
        site.pass(Duration.ofMillis(59_999));
        assertThat(Answers.header(gate.decide(new SampleRequest()), "Retry-After"))
                .isEqualTo("1");
        site.pass(Duration.ofMillis(1));
        assertThat(reason(new SampleRequest())).isEqualTo(Reason.OFF);
        site.pass(Duration.ofSeconds(-30));
        assertThat(reason(new SampleRequest())).as("a clock that was set back").isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void whoIsLetThroughFillsNoCache() {
        site.maintenance.enable(spec -> spec.addresses(Set.of("10.0.0.1")));

        Decision pass = gate.decide(new SampleRequest().from("10.0.0.1"));

        assertThat(Answers.header(pass, "Cache-Control")).isEqualTo("no-store");
        assertThat(Answers.header(pass, "X-Maintenance-Mode")).isEqualTo("bypass");
        assertThat(Answers.all(gate.decide(SampleRequest.get("/robots.txt")), "Cache-Control"))
                .isEmpty();
    }
}
