// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every other figure is compared with: one volatile read. */
@State(Scope.Benchmark)
public class BaselineBenchmark {

    private volatile boolean flag;

    @Benchmark
    public boolean volatileRead() {
        return flag;
    }
}
