// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/**
 * A line of the table.
 *
 * @param benchmark the class and the method that measure it
 * @param words what is measured
 */
record BenchmarkRow(String benchmark, String words) {

    /** What everything is compared with. */
    static final BenchmarkRow BASELINE = new BenchmarkRow("BaselineBenchmark.volatileRead", "a bare volatile read");

    /** The one with a limit: 1.5 times the baseline. */
    static final BenchmarkRow IS_ON = new BenchmarkRow("QuestionBenchmark.isOnWhileOff", "isOn() while off");

    static final List<BenchmarkRow> ALL = List.of(
            BASELINE,
            IS_ON,
            new BenchmarkRow("QuestionBenchmark.isOnWhileOn", "isOn() while on"),
            new BenchmarkRow("QuestionBenchmark.isOnForStranger", "isOnFor(203.0.113.9) while on, 100,000 ranges"),
            new BenchmarkRow("QuestionBenchmark.isOnForFriend", "isOnFor(10.3.77.132) while on, let through"),
            new BenchmarkRow("AddressBenchmark.ipv4Hit", "address set, IPv4 in a range"),
            new BenchmarkRow("AddressBenchmark.ipv4Miss", "address set, IPv4 in none"),
            new BenchmarkRow("AddressBenchmark.ipv6Hit", "address set, IPv6 in a range"),
            new BenchmarkRow("AddressBenchmark.ipv6Miss", "address set, IPv6 in none"),
            new BenchmarkRow("AddressBenchmark.ipv6ParsedHit", "address set, a parsed IPv6 address in a range"),
            new BenchmarkRow("AddressBenchmark.ipv6Parse", "parsing an IPv6 address"),
            new BenchmarkRow("AddressBenchmark.ipv6HitInTheSecondOfTwo", "two address sets, IPv6 in the second"),
            new BenchmarkRow("AddressBenchmark.garbage", "address set, no address"),
            new BenchmarkRow("GateBenchmark.off", "gate, off"),
            new BenchmarkRow("GateBenchmark.excluded", "gate on, path excluded"),
            new BenchmarkRow("GateBenchmark.letIn", "gate on, address let in, 100,000 ranges"),
            new BenchmarkRow("GateBenchmark.rejected", "gate on, rejected"),
            new BenchmarkRow("GateBenchmark.odd", "gate on, rejected, a path that servers disagree about"));

    /** Returns what was measured, or nothing if the benchmark failed. */
    Optional<RunResult> in(Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst();
    }
}
