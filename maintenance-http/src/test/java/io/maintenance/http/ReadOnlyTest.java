// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maintenance.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes while the level is read-only. */
class ReadOnlyTest {

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
    void readingGoesOnWhileReadOnly() {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));

        for (String safe : new String[] {"GET", "HEAD", "OPTIONS", "TRACE"}) {
            assertThat(reason(new SampleRequest().method(safe))).isEqualTo(DecisionReason.SAFE_METHOD);
        }
        for (String unsafe :
                new String[] {"POST", "PUT", "PATCH", "DELETE", "get", "CONNECT", "FOO<BAR", "PRI", "", "X".repeat(200)
                }) {
            assertThat(reason(new SampleRequest().method(unsafe))).as(unsafe).isEqualTo(DecisionReason.MAINTENANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket", "websocket, h2c"})
    void aHandshakeIsMoreThanReading(String upgrade) {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));
        SampleRequest handshake = new SampleRequest().header("Upgrade", upgrade);

        assertThat(site.gate().decide(handshake).reason()).isEqualTo(DecisionReason.MAINTENANCE);
        assertThat(site.gate().explain(handshake).decision().reason()).isEqualTo(DecisionReason.MAINTENANCE);
    }

    @Test
    void anUpgradeOfTheProtocolAloneIsReading() {
        site.maintenance.enable(spec -> spec.level(Level.READ_ONLY));

        assertThat(site.gate()
                        .decide(new SampleRequest().header("Upgrade", "h2c"))
                        .reason())
                .isEqualTo(DecisionReason.SAFE_METHOD);
    }
}
