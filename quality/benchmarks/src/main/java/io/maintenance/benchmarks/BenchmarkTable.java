// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;

/** The results, as multiples of a bare volatile read. */
final class BenchmarkTable {

    private final Collection<RunResult> results;

    BenchmarkTable(Collection<RunResult> results) {
        this.results = results;
    }

    void print(PrintStream out) {
        double unit =
                BenchmarkRow.BASELINE.in(results).map(BenchmarkTable::nanos).orElse(Double.NaN);
        out.printf("%-48s %12s %9s %9s%n", "question", "x volatile", "ns", "B/op");
        for (BenchmarkRow row : BenchmarkRow.ALL) {
            out.println(line(row, unit));
        }
        BenchmarkRow.IS_ON.in(results).ifPresent(result -> out.println(verdict(nanos(result) / unit, bytes(result))));
    }

    private String line(BenchmarkRow row, double unit) {
        Optional<RunResult> result = row.in(results);
        return result.map(found -> String.format(
                        Locale.ROOT,
                        "%-48s %12.2f %9.2f %9.0f",
                        row.words(),
                        nanos(found) / unit,
                        nanos(found),
                        bytes(found)))
                .orElseGet(() -> String.format("%-48s %12s", row.words(), "did not run"));
    }

    private static String verdict(double ratio, double bytes) {
        return String.format(
                Locale.ROOT,
                "isOn() while off: %.2f times a bare volatile read (limit 1.50), %.0f B/op (limit 0)",
                ratio,
                bytes);
    }

    /** The fastest iteration: whatever disturbs one makes it slower. */
    private static double nanos(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    /** What is left after rounding was allocated by the question, not by the harness around it. */
    @SuppressWarnings("rawtypes") // the harness declares its results so
    private static double bytes(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }
}
