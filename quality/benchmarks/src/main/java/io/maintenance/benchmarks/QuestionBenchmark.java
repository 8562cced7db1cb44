// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import io.maintenance.MaintenanceMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of the questions that a request asks. */
public class QuestionBenchmark {

    /** A switch that is off, as nearly always. */
    @State(Scope.Benchmark)
    public static class InactiveSwitch {
        private MaintenanceMode maintenance = open();

        @TearDown
        public void close() {
            maintenance.close();
        }
    }

    /** A switch that is on, with 100,000 ranges let through. */
    @State(Scope.Benchmark)
    public static class ActiveSwitch {
        private MaintenanceMode maintenance = open();
        private String stranger = "203.0.113.9";
        private String friend = "10.3.77.132";

        /** Turns it on, and refuses to measure the wrong thing. */
        @Setup(Level.Trial)
        public void enable() {
            maintenance.setAddresses(SampleRanges.ipv4());
            maintenance.enable();
            if (!maintenance.isOnFor(stranger) || maintenance.isOnFor(friend)) {
                throw new IllegalStateException("the allow-list has no effect");
            }
        }

        @TearDown
        public void close() {
            maintenance.close();
        }
    }

    private static MaintenanceMode open() {
        return MaintenanceMode.builder()
                .backend("memory:bench")
                .namespace("bench")
                .open();
    }

    @Benchmark
    public boolean isOnWhileOff(InactiveSwitch off) {
        return off.maintenance.isOn();
    }

    @Benchmark
    public boolean isOnWhileOn(ActiveSwitch on) {
        return on.maintenance.isOn();
    }

    @Benchmark
    public boolean isOnForStranger(ActiveSwitch on) {
        return on.maintenance.isOnFor(on.stranger);
    }

    @Benchmark
    public boolean isOnForFriend(ActiveSwitch on) {
        return on.maintenance.isOnFor(on.friend);
    }
}
