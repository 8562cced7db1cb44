// SPDX-License-Identifier: Apache-2.0
package io.maintenance.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request costs that passes because nothing is on. */
class GateAllocationTest {

    /** Too few for an optimizing compiler, which could remove garbage that others would see. */
    private static final int FEW_CALLS = 50;

    private static final int MANY_CALLS = 20_000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final GateFixture site = new GateFixture();
    private final SampleRequest request = SampleRequest.get("/shop/cart").header("Accept", "text/html");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void nothingIsAllocatedWhileOff() {
        assertAllocatesNothing(site.gate());
    }

    @Test
    void nothingIsAllocatedAfterAMaintenanceWithAllSettings() {
        Gate gate = site.gate(
                "scopes", "a.example=store-a, /fr=store-fr",
                "client-address.header", "Forwarded",
                "client-address.trusted", "10.0.0.0/8",
                "paths.exclude", "/health/**");
        site.maintenance.enable(BypassSecret.generate()::addTo);
        assertThat(gate.decide(request)).isInstanceOf(Answer.class);
        site.maintenance.disable();

        assertAllocatesNothing(gate);
    }

    @Test
    void nothingIsAllocatedAfterAnEndThatCameByItself() {
        Gate gate = site.gate();
        site.maintenance.enable(spec -> spec.lasting(Duration.ofMinutes(1)));
        site.pass(Duration.ofMinutes(2));

        assertAllocatesNothing(gate);
    }

    @Test
    void nothingIsAllocatedWhileAPartIsOnThatTheGateDoesNotServe() {
        site.maintenance.scope("store-a").enable();

        assertAllocatesNothing(site.gate());
    }

    /** The compiler and the class loader may allocate on this thread once; a decision that allocates does it each time. */
    private void assertAllocatesNothing(Gate gate) {
        for (int calls : new int[] {FEW_CALLS, MANY_CALLS}) {
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round < 5 && fewest > 0; round++) {
                long before = thread.getCurrentThreadAllocatedBytes();
                int passed = passed(gate, calls);
                fewest = Math.min(fewest, thread.getCurrentThreadAllocatedBytes() - before);
                assertThat(passed).isEqualTo(calls);
            }
            assertThat(fewest).as("bytes for %d calls", calls).isZero();
        }
    }

    private int passed(Gate gate, int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += gate.decide(request).reason() == DecisionReason.OFF ? 1 : 0;
        }
        return passed;
    }
}
