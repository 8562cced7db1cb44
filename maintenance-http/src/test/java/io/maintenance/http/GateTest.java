// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import io.maintenance.MaintenanceMode;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a request. */
class GateTest {

    private final MaintenanceMode maintenance = MaintenanceMode.builder()
            .backend("memory:" + UUID.randomUUID())
            .by("tester")
            .open();
    private final Gate gate = Gate.of(maintenance);

    @AfterEach
    void close() {
        maintenance.close();
    }

    @Test
    void everybodyPassesWhileOff() {
        assertThat(gate.decide(new SampleRequest())).isEqualTo(new Pass(Reason.OFF, java.util.List.of()));
    }

    @Test
    void everybodyElseIsRejectedWhileOn() {
        maintenance.enable();

        Decision decision = gate.decide(new SampleRequest());

        assertThat(decision).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.MAINTENANCE);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).contains(new Header("Cache-Control", "no-store"));
            assertThat(answer.length()).isPositive();
        });
    }

    @Test
    void anAddressOnTheListPasses() {
        maintenance.enable(spec -> spec.addresses(Set.of("203.0.113.0/24")));

        assertThat(gate.decide(new SampleRequest().from("203.0.113.9")).reason())
                .isEqualTo(Reason.ADDRESS);
        assertThat(gate.decide(new SampleRequest().from("198.51.100.1")).reason())
                .isEqualTo(Reason.MAINTENANCE);
        assertThat(gate.decide(new SampleRequest().from(null)).reason()).isEqualTo(Reason.MAINTENANCE);
    }

    @Test
    void readingGoesOnWhileReadOnly() {
        maintenance.enable(spec -> spec.level(Level.READ_ONLY));

        assertThat(gate.decide(new SampleRequest()).reason()).isEqualTo(Reason.SAFE_METHOD);
        assertThat(gate.decide(new SampleRequest().method("POST")).reason()).isEqualTo(Reason.MAINTENANCE);
    }
}
