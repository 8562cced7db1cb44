// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import io.maintenance.MaintenanceMode;
import io.maintenance.http.Decision;
import io.maintenance.http.DecisionReason;
import io.maintenance.http.Gate;
import io.maintenance.http.HttpSettings;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of a decision of the HTTP gate about the request of a browser. */
public class GateBenchmark {

    private static final HttpSettings SETTINGS =
            HttpSettings.of(Map.of("maintenance.http.paths.exclude", "/static/**, POST /webhooks/**"), "the benchmark");

    /** A gate whose switch is off, as nearly always. */
    @State(Scope.Benchmark)
    public static class InactiveGate {
        private final MaintenanceMode maintenance = open();
        private Gate gate = Gate.of(maintenance, SETTINGS);
        private BrowserRequest request = new BrowserRequest("/shop/cart", "203.0.113.9");

        @TearDown
        public void close() {
            maintenance.close();
        }
    }

    /** A gate whose switch is on, with 100,000 ranges let through. */
    @State(Scope.Benchmark)
    public static class ActiveGate {
        private final MaintenanceMode maintenance = open();
        private Gate gate = Gate.of(maintenance, SETTINGS);
        private BrowserRequest stranger = new BrowserRequest("/shop/cart", "203.0.113.9");
        private BrowserRequest friend = new BrowserRequest("/shop/cart", "10.3.77.132");
        private BrowserRequest excluded = new BrowserRequest("/static/css/shop.css", "203.0.113.9");
        private BrowserRequest odd = new BrowserRequest("/shop/%2e%2e/static/shop.css", "203.0.113.9");

        /** Turns it on, and refuses to measure the wrong thing. */
        @Setup(Level.Trial)
        public void enable() {
            maintenance.setAddresses(SampleRanges.ipv4());
            maintenance.enable();
            if (gate.decide(stranger).reason() != DecisionReason.MAINTENANCE
                    || gate.decide(friend).reason() != DecisionReason.ADDRESS
                    || gate.decide(excluded).reason() != DecisionReason.EXCLUDED
                    || gate.decide(odd).reason() != DecisionReason.MAINTENANCE) {
                throw new IllegalStateException("the gate decides otherwise");
            }
        }

        @TearDown
        public void close() {
            maintenance.close();
        }
    }

    private static MaintenanceMode open() {
        return MaintenanceMode.builder()
                .backend("memory:gate")
                .namespace("bench")
                .open();
    }

    @Benchmark
    public Decision off(InactiveGate off) {
        return off.gate.decide(off.request);
    }

    @Benchmark
    public Decision rejected(ActiveGate on) {
        return on.gate.decide(on.stranger);
    }

    @Benchmark
    public Decision letIn(ActiveGate on) {
        return on.gate.decide(on.friend);
    }

    @Benchmark
    public Decision excluded(ActiveGate on) {
        return on.gate.decide(on.excluded);
    }

    @Benchmark
    public Decision odd(ActiveGate on) {
        return on.gate.decide(on.odd);
    }
}
