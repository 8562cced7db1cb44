// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures what questions cost, in about a minute, and prints a table: good for ratios, not for absolute figures. */
public final class BenchmarkProgram {

    /** A step this small is lost in noise, so these two are measured in more processes than the rest. */
    private static final List<BenchmarkRow> CLOSE = List.of(BenchmarkRow.BASELINE, BenchmarkRow.IS_ON);

    private final String log;

    private BenchmarkProgram(String log) {
        this.log = log;
    }

    /**
     * Runs the benchmarks.
     *
     * @param args the file that takes the output of the benchmarks
     */
    public static void main(String[] args) throws RunnerException {
        if (args.length != 1) {
            System.err.println("usage: bench LOG-FILE");
            System.exit(2);
        }
        System.exit(new BenchmarkProgram(args[0]).run() ? 0 : 1);
    }

    private boolean run() throws RunnerException {
        List<BenchmarkRow> others =
                BenchmarkRow.ALL.stream().filter(row -> !CLOSE.contains(row)).toList();
        List<RunResult> results = new ArrayList<>(measure(CLOSE, 3, log));
        results.addAll(measure(others, 1, log + ".2"));
        new BenchmarkTable(results).print(System.out);
        long missing = BenchmarkRow.ALL.stream()
                .filter(row -> row.in(results).isEmpty())
                .count();
        if (missing > 0) {
            System.err.println(missing + " benchmarks did not run; why is in " + log + " and " + log + ".2");
        }
        return missing == 0;
    }

    /** Many short iterations: some of them are left alone by other processes, and those count. */
    private static Collection<RunResult> measure(List<BenchmarkRow> rows, int forks, String log)
            throws RunnerException {
        var options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(250))
                .measurementIterations(50)
                .measurementTime(TimeValue.milliseconds(20))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(false)
                .output(log);
        rows.forEach(row -> options.include("\\." + row.benchmark().replace(".", "\\.") + "$"));
        return new Runner(options.build()).run();
    }
}
