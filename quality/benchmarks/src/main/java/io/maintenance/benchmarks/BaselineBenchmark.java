// SPDX-License-Identifier: Apache-2.0
package io.maintenance.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One volatile read, with which every other figure is compared. */
@State(Scope.Benchmark)
public class BaselineBenchmark {

    private volatile boolean flag;

    @Benchmark
    public boolean volatileRead() {
        return flag;
    }
}
