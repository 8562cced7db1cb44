// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request. */
class GateTest {

    private final GateFixture site = new GateFixture();
    private final Gate gate = site.gate();

    @AfterEach
    void close() {
        site.close();
    }

    private DecisionReason reason(SampleRequest request) {
        return gate.decide(request).reason();
    }

    @Test
    void everybodyPassesWhileOff() {
        Decision decision = gate.decide(new SampleRequest());

        assertThat(decision).isInstanceOf(Pass.class);
        assertThat(decision.reason()).isEqualTo(DecisionReason.OFF);
        assertThat(decision.headers()).isEmpty();
    }

    @Test
    void everybodyElseIsRejectedWhileOn() {
        site.maintenance.enable();

        Answer answer = AnswerText.of(gate.decide(new SampleRequest()));

        assertThat(answer.reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void anAddressOnTheListPasses() {
        site.maintenance.enable(spec -> spec.addresses(Set.of("203.0.113.0/24", "2001:db8::/32")));

        assertThat(reason(new SampleRequest().from("203.0.113.9"))).isEqualTo(DecisionReason.ADDRESS);
        assertThat(reason(new SampleRequest().from("::ffff:203.0.113.9"))).isEqualTo(DecisionReason.ADDRESS);
        assertThat(reason(new SampleRequest().from("[2001:db8::1]"))).isEqualTo(DecisionReason.ADDRESS);
        assertThat(reason(new SampleRequest().from("198.51.100.1"))).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(new SampleRequest().from(null))).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(reason(new SampleRequest().from("shop.example"))).isEqualTo(DecisionReason.MAINTENANCE);
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

        assertThat(reason(forged)).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(behindProxy.decide(forged).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(behindProxy.decide(appended).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(behindProxy.decide(honest).reason()).isEqualTo(DecisionReason.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "OPTIONS", "get", "FOO<BAR", "PRI",
                ""
            })
    void everyMethodIsRejectedWhileFull(String method) {
        site.maintenance.enable();

        assertThat(AnswerText.of(gate.decide(new SampleRequest().method(method)))
                        .status())
                .isEqualTo(503);
        assertThat(reason(new SampleRequest().method(method.repeat(60)))).isEqualTo(DecisionReason.MAINTENANCE);
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
        assertThat(asking.decide(new SampleRequest()).reason()).isEqualTo(DecisionReason.APPLICATION);
        assertThat(asking.counters().values().stream().mapToLong(each -> each).sum())
                .isOne();
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
                .isEqualTo(DecisionReason.APPLICATION);
        assertThat(staff.decide(new SampleRequest().header("Role", "guest")).reason())
                .isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(staff.decide(new SampleRequest()).reason()).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void aDryRunCountsAndRejectsNobody() {
        Gate dry = site.gate("dry-run", "true");
        site.maintenance.enable(spec -> spec.addresses(Set.of("10.0.0.1")));

        assertThat(dry.decide(new SampleRequest())).isInstanceOf(Pass.class);
        assertThat(dry.decide(new SampleRequest().from("10.0.0.1")).reason()).isEqualTo(DecisionReason.ADDRESS);
        assertThat(dry.counters()).containsEntry(DecisionReason.DRY_RUN, 1L).containsEntry(DecisionReason.ADDRESS, 1L);
        assertThat(AnswerText.header(dry.decide(new SampleRequest()), "X-Maintenance-Mode"))
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
                .containsEntry(DecisionReason.MAINTENANCE, 2L)
                .containsEntry(DecisionReason.ADDRESS, 1L)
                .containsEntry(DecisionReason.BYPASS_COOKIE, 0L)
                .doesNotContainKey(DecisionReason.OFF);
    }

    @Test
    void aWindowBeginsAndEndsByItself() {
        site.maintenance.enable(
                spec -> spec.from(GateFixture.START.plusSeconds(60)).until(GateFixture.START.plusSeconds(120)));

        assertThat(reason(new SampleRequest())).isEqualTo(DecisionReason.OFF);
        site.pass(Duration.ofSeconds(60));
        assertThat(reason(new SampleRequest())).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(AnswerText.header(gate.decide(new SampleRequest()), "Retry-After"))
                .isEqualTo("60");
        site.pass(Duration.ofMillis(59_999));
        assertThat(AnswerText.header(gate.decide(new SampleRequest()), "Retry-After"))
                .isEqualTo("1");
        site.pass(Duration.ofMillis(1));
        assertThat(reason(new SampleRequest())).isEqualTo(DecisionReason.OFF);
        site.pass(Duration.ofSeconds(-30));
        assertThat(reason(new SampleRequest())).as("a clock that was set back").isEqualTo(DecisionReason.MAINTENANCE);
    }
}
